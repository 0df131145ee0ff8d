// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is counted of a store, as plots and tables: sizes, lengths of chunks, metadata, scripts.
#pragma once

#include "model/index/indexsurveys.h"
#include "model/statistics/statisticscount.h"
#include "report/plots.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace kvlens {

class MenuButton;
class PlotWidget;
class WrappedLabel;

class StatisticsView : public QWidget
{
    Q_OBJECT
public:
    explicit StatisticsView(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it
    ~StatisticsView() override;

    void setSession(StoreSession *session); // nullptr: none

signals:
    void exported(const QString &path);
    void couldNotExport(const kvlens::Error &error);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setUp();
    void connectParts(IndexSurveys &surveys);
    void refresh();
    void listPlots();
    void showPlot();
    enum class PlotForm : quint8 { Svg, Png, Csv };
    void chooseFile(PlotForm form);
    void exportTo(const QString &path, PlotForm form);
    QString stateText() const;

    StoreSession *m_session = nullptr; // not owned; told by setSession()
    std::unique_ptr<StatisticsCount> m_count; // of the session
    std::shared_ptr<const StoreStatistics> m_shown; // what the plots are of
    QList<Plot> m_plots;
    QListWidget *m_list;
    QLabel *m_title;
    QLabel *m_summary;
    MenuButton *m_export;
    PlotWidget *m_plot;
    QTreeWidget *m_table;
    WrappedLabel *m_state;
    QPushButton *m_again;
};

} // namespace kvlens
