// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds bytes in a value of any size, typed as digits or as text: next and previous.
#pragma once

#include "model/bytesearch.h"
#include "ui/findline.h"

namespace kvlens {

class BytesEdit;

class ByteFind : public FindLine
{
    Q_OBJECT
public:
    // The editor outlives it.
    explicit ByteFind(BytesEdit &editor);

    void findNext() { find(ByteQuery::Direction::Forward); }
    void findPrevious() { find(ByteQuery::Direction::Backward); }

private:
    std::optional<QByteArray> wanted() const; // nothing: the digits are not whole bytes
    void find(ByteQuery::Direction direction);

    BytesEdit &m_editor;
    ByteSearch m_search;
    QToolButton *m_hex;
};

} // namespace kvlens
