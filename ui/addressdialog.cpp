// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/addressdialog.h"

#include "report/backendtext.h"
#include "report/errortext.h"
#include "stores/catalog.h"
#include "ui/columnwidth.h"
#include "ui/screenroom.h"
#include "ui/style.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QString reasonAgainst(const QString &typed)
{
    const Result<StoreAddress> address = parseStoreAddress(typed);
    if (!address)
        return errorSentence(Act::Open, address.error(), typed);
    if (!address->scheme.isEmpty() && !findBackend(address->scheme))
        return AddressDialog::tr("No kind of store has addresses that begin with %1:.")
            .arg(address->scheme);
    const Result<void> right = checkForm(*address);
    return right ? QString() : errorSentence(Act::Open, right.error(), typed);
}

QTreeWidgetItem *row(const QString &form, const QString &meaning)
{
    auto *item = new QTreeWidgetItem({form, meaning});
    item->setFont(0, QFontDatabase::systemFont(QFontDatabase::FixedFont));
    item->setToolTip(1, meaning);
    return item;
}

} // namespace

AddressDialog::AddressDialog(QWidget *parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
    , m_reason(new QLabel(this))
    , m_forms(new QTreeWidget(this))
{
    setWindowTitle(tr("Open address"));
    m_address->setAccessibleName(tr("Address"));
    m_reason->setObjectName(u"What is wrong with the address"_s);
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    setMuted(m_reason);
    auto *buttons = new QDialogButtonBox(this);
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_open->setDefault(true);
    setPrimary(m_open);
    fillForms();
    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(m_address);
    all->addWidget(m_reason);
    all->addWidget(m_forms, 1);
    all->addWidget(buttons);
    resizeOnScreen(this, {fontMetrics().averageCharWidth() * 104, fontMetrics().height() * 25});
    connect(m_address, &QLineEdit::textChanged, this, &AddressDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

QString AddressDialog::address() const
{
    return m_address->text().trimmed();
}

void AddressDialog::fillForms()
{
    m_forms->setAccessibleName(tr("Kinds of address"));
    m_forms->setHeaderLabels({tr("Address"), tr("Opens")});
    m_forms->setRootIsDecorated(false);
    m_forms->setItemsExpandable(false);
    m_forms->setFrameShape(QFrame::StyledPanel);
    for (const AddressText &text : addressTexts()) {
        QTreeWidgetItem *kind = row(text.form, text.label);
        for (const OptionText &option : text.options)
            kind->addChild(row(option.form, option.meaning));
        m_forms->addTopLevelItem(kind);
    }
    m_forms->expandAll();
    m_forms->header()->resizeSection(0, wholeWidth(*m_forms, 0));
    connect(m_forms, &QTreeWidget::itemClicked, this, [this](const QTreeWidgetItem *chosen) {
        if (chosen->parent() == nullptr) {
            m_address->setText(chosen->text(0).section(u':', 0, 0) + u':');
            m_address->setFocus();
        }
    });
}

void AddressDialog::refresh()
{
    const QString reason = address().isEmpty() ? tr("A path, or an address of one of these forms.")
                                               : reasonAgainst(address());
    m_reason->setText(reason);
    m_open->setEnabled(reason.isEmpty());
}

} // namespace kvlens
