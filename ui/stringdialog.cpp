// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stringdialog.h"

#include "report/wording.h"
#include "stores/wtf8.h"
#include "ui/jsontextedit.h"
#include "ui/screenroom.h"
#include "ui/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kvlens {

StringDialog::StringDialog(const StringInValue &string, Access access, QWidget *parent)
    : QDialog(parent)
    , m_text(new JsonTextEdit(this))
{
    const bool editable = access == Access::Editable;
    setWindowTitle(tr("String %1").arg(displayText(string.pointer)));
    m_text->setAccessibleName(tr("String text"));
    m_text->setBytes(string.text);
    m_text->setWrapMode(QsciScintilla::WrapWord);
    m_text->setFrameShape(QFrame::StyledPanel);
    m_text->setReadOnly(!editable);

    auto *size = new QLabel(tr("%1 as text").arg(exactSizeText(string.text.size())), this);
    setMuted(size);
    auto *buttons = new QDialogButtonBox(this);
    if (editable) {
        QPushButton *use = buttons->addButton(tr("Use this text"), QDialogButtonBox::AcceptRole);
        setPrimary(use);
        use->setEnabled(false);
        connect(m_text, &JsonTextEdit::edited, use, [use] { use->setEnabled(true); });
    }
    buttons->addButton(editable ? tr("Cancel") : tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *all = new QVBoxLayout(this);
    all->addWidget(m_text, 1);
    all->addWidget(size);
    all->addWidget(buttons);
    resizeOnScreen(this, {fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 30});
    m_text->setFocus();
}

QByteArray StringDialog::text() const
{
    return m_text->bytes();
}

} // namespace kvlens
