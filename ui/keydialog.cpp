// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keydialog.h"

#include "stores/wtf8.h"
#include "ui/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace kvlens {

KeyDialog::KeyDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_key(new QLineEdit(fromWtf8(question.key), this))
{
    setWindowTitle(question.title);
    auto *text = new QLabel(question.text, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    m_key->setAccessibleName(tr("Key"));
    m_key->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_key->selectAll();
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *go = buttons->addButton(question.verb, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    go->setDefault(true);
    go->setEnabled(!question.key.isEmpty() && question.asks != Asks::OtherKey);
    setPrimary(go);
    const auto refresh = [this, go, before = question.key] { go->setEnabled(isAnswered(before)); };
    connect(m_key, &QLineEdit::textChanged, go, refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(text);
    if (question.asks == Asks::CollectionAndKey) {
        m_collection = new QLineEdit(this);
        m_collection->setAccessibleName(tr("Collection"));
        m_collection->setPlaceholderText(tr("Collection"));
        m_key->setPlaceholderText(tr("Key"));
        connect(m_collection, &QLineEdit::textChanged, go, refresh);
        go->setEnabled(false);
        all->addWidget(m_collection);
    }
    all->addWidget(m_key);
    all->addWidget(buttons);
}

bool KeyDialog::isAnswered(const QByteArray &before) const
{
    return (key() != before || before.isEmpty())
        && !(m_collection && m_collection->text().isEmpty());
}

QByteArray KeyDialog::collection() const
{
    return m_collection ? toWtf8(m_collection->text()) : QByteArray();
}

QByteArray KeyDialog::key() const
{
    return toWtf8(m_key->text());
}

} // namespace kvlens
