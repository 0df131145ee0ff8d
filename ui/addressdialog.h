// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace kvlens {

// Asks for the address of a store, and shows which forms there are; choosing one begins with it.
class AddressDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AddressDialog(QWidget *parent);

    QString address() const;

private:
    void fillForms();
    void refresh(); // whether it can be opened, and if not, why

    QLineEdit *m_address;
    QLabel *m_reason;
    QTreeWidget *m_forms;
    QPushButton *m_open;
};

} // namespace kvlens
