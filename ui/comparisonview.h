// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page that shows how an open store differs from another, and exports that as a report.
#pragma once

#include "model/storequestion.h"
#include "report/reportpage.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QTreeView;

namespace kvlens {

class ElidedLabel;
class ReportModel;
class WrappedLabel;

class ComparisonView : public QWidget
{
    Q_OBJECT
public:
    explicit ComparisonView(QWidget *parent = nullptr);
    ~ComparisonView() override;

    // What was shown before is dropped.
    void compare(StoreSession &session, const StoreAddress &before);
    void forget(const StoreSession *session); // which is being closed

signals:
    void exported(const QString &path);
    void couldNotExport(const kvlens::Error &error);

private:
    void setUp();
    void start();
    void refresh();
    void fitColumns();
    QString stateText() const;
    void chooseFile(PageForm form);
    void exportTo(const QString &path, PageForm form);

    std::unique_ptr<StoreQuestion> m_question; // null: of no store
    StoreAddress m_before; // of the store that it is compared with
    ReportPage m_page; // of what was found
    ReportModel *m_rows;
    ElidedLabel *m_head;
    QLabel *m_hint;
    QTreeView *m_list;
    WrappedLabel *m_state;
    QPushButton *m_again;
    QToolButton *m_export;
};

} // namespace kvlens
