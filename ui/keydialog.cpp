// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keydialog.h"

#include "stores/wtf8.h"
#include "ui/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace kvlens {

KeyDialog::KeyDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_question(question)
    , m_key(new QLineEdit(fromWtf8(question.key), this))
    , m_reason(new QLabel(this))
{
    setWindowTitle(question.title);
    auto *text = new QLabel(question.text, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    m_key->setAccessibleName(tr("Key"));
    m_key->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    m_key->selectAll();
    m_reason->setObjectName(QStringLiteral("Why it cannot be"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    setMuted(m_reason);
    auto *buttons = new QDialogButtonBox(this);
    m_go = buttons->addButton(question.verb, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_go->setDefault(true);
    setPrimary(m_go);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(text);
    if (question.asks == Asks::CollectionAndKey) {
        m_collection = new QLineEdit(this);
        m_collection->setAccessibleName(tr("Collection"));
        m_collection->setPlaceholderText(tr("Collection"));
        m_key->setPlaceholderText(tr("Key"));
        m_collection->setText(fromWtf8(question.collection));
        connect(m_collection, &QLineEdit::textChanged, this, &KeyDialog::judge);
        // What is missing is asked for next; what is there needs no Enter of its own.
        connect(m_collection, &QLineEdit::returnPressed, m_key, [this] {
            if (!m_go->isEnabled())
                m_key->setFocus();
        });
        all->addWidget(m_collection);
    }
    all->addWidget(m_key);
    all->addWidget(m_reason);
    all->addWidget(buttons);
    connect(m_key, &QLineEdit::textChanged, this, [this] {
        m_isTyped = true;
        judge();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    judge();
    (m_collection && m_collection->text().isEmpty() ? m_collection : m_key)->setFocus();
}

// What can be seen without asking anybody.
QString KeyDialog::missing() const
{
    if (m_collection && m_collection->text().isEmpty())
        return tr("Name the collection that the key is to be in.");
    if (!m_isTyped && key().isEmpty())
        return tr("Type the key.");
    if (m_question.asks == Asks::OtherKey && key() == m_question.key)
        return tr("This is the key that it has.");
    return {};
}

void KeyDialog::judge()
{
    const int judged = ++m_judged;
    const QString reason = missing();
    say(reason);
    if (!reason.isEmpty() || !m_question.check)
        return;
    m_question.check(collection(), key(), [self = QPointer(this), judged](const QString &why) {
        if (self && self->m_judged == judged)
            self->say(why);
    });
}

void KeyDialog::say(const QString &reason)
{
    m_reason->setText(reason);
    m_go->setEnabled(reason.isEmpty());
    m_go->setToolTip(reason);
    if (const int wanted = layout()->totalHeightForWidth(width()); wanted > height())
        resize(width(), wanted); // a reason may be long
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
