// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The trees and graphs of an index, drawn: one at a time, with what the chosen vertex is connected
// with beside it.
#pragma once

#include "model/drawings/indexdrawing.h"
#include "model/index/indexsurveys.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSplitter;

namespace kvlens {

class DrawingCanvas;
class MenuButton;
class QueryLine;
class ScrolledText;
class SurveyLine;

class DrawingView : public QWidget
{
    Q_OBJECT
public:
    explicit DrawingView(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it
    ~DrawingView() override;

    void setSession(StoreSession *session); // nullptr: none
    void find(); // the line to find a vertex takes the focus
    // The drawing takes the focus once it is there, unless the person has gone elsewhere by then.
    void start();

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by the person
    void exported(const QString &path);
    void couldNotExport(const kvlens::Error &error);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeSide();
    void makeLine();
    void connectParts();
    void refresh();
    void listSubjects(const IndexSurvey *survey);
    void ask(const QByteArray &centre);
    void showDrawn();
    void showChosen();
    void takeFocus();
    void goTo(int row); // of the connections
    void findNext();
    void openEntry();
    void showAround();
    enum class PictureForm : quint8 { Svg, Png };
    void chooseFile(PictureForm form);
    void exportTo(const QString &path, PictureForm form);
    QString hint(const IndexSurvey *survey) const;
    QString summary() const;
    void showState(); // below

    IndexSurveys &m_surveys;
    StoreSession *m_session = nullptr; // not owned; told by setSession()
    std::unique_ptr<IndexDrawing> m_drawing; // of the session
    QList<DrawingSubject> m_subjects; // as the list has them
    QString m_missing; // what was looked for last and is in no vertex
    std::optional<QPointer<QWidget>> m_left; // what had the focus when start() was called
    QueryLine *m_line;
    QComboBox *m_subject;
    MenuButton *m_export;
    QSplitter *m_parts;
    DrawingCanvas *m_canvas;
    QWidget *m_side;
    ScrolledText *m_head;
    QPushButton *m_open;
    QPushButton *m_around;
    QListWidget *m_connections;
    QLabel *m_hint;
    SurveyLine *m_state;
};

} // namespace kvlens
