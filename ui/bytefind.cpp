// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytefind.h"

#include "report/errortext.h"
#include "report/wording.h"
#include "ui/bytesedit.h"
#include "ui/quietbuttons.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

ByteFind::ByteFind(BytesEdit &editor)
    : FindLine(tr("Find bytes"), editor.parentWidget())
    , m_editor(editor)
    , m_search(editor.document().session())
    , m_hex(quietToggle(u"0x"_s, tr("Hexadecimal digits"), this))
{
    edit()->setPlaceholderText(tr("Find bytes, as 4f 6b or as text"));
    state()->setObjectName(u"Matches"_s);
    m_hex->setChecked(true);
    add(m_hex);
    addSteps();
    connect(edit(), &QLineEdit::textChanged, state(), &QLabel::clear);
    connect(m_hex, &QToolButton::toggled, state(), &QLabel::clear);
    connect(this, &FindLine::nextWanted, this, &ByteFind::findNext);
    connect(this, &FindLine::previousWanted, this, &ByteFind::findPrevious);
    connect(this, &FindLine::closed, this, [this] {
        m_search.cancel();
        m_editor.setFocus();
    });
    connect(&m_search, &ByteSearch::found, this, [this](qint64 byte) {
        tell(tr("Byte %1").arg(numberText(byte)));
        m_editor.select({byte, byte + wanted().value_or(QByteArray()).size()});
    });
    connect(&m_search, &ByteSearch::missing, this, [this] { tell(tr("No match")); });
    connect(&m_search, &ByteSearch::progressed, this, [this](qint64 bytes) {
        const qint64 size = std::max<qint64>(1, m_editor.document().size());
        tell(tr("%1 % looked through").arg(bytes * 100 / size));
    });
    connect(&m_search, &ByteSearch::failed, this,
        [this](const Error &error) { tell(errorSentence(Act::Read, error)); });
}

std::optional<QByteArray> ByteFind::wanted() const
{
    return m_hex->isChecked() ? bytesFromHex(text()) : text().toUtf8();
}

// From the selection on; the match that is selected is not found again.
void ByteFind::find(ByteQuery::Direction direction)
{
    const auto bytes = wanted();
    if (!bytes)
        return tell(tr("Two digits make a byte"));
    if (bytes->isEmpty())
        return;
    const json::Span selected = m_editor.caret().selection();
    const bool forward = direction == ByteQuery::Direction::Forward;
    const qint64 from = forward && selected.size() > 0 ? selected.begin + 1 : selected.begin;
    m_search.find(m_editor.document().source(), {*bytes, from, direction});
}

} // namespace kvlens
