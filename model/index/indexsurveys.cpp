// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/indexsurveys.h"

namespace kvlens {

IndexSurveys::IndexSurveys(Workspace &workspace, QObject *parent)
    : QObject(parent)
{
    connect(&workspace, &Workspace::aboutToClose, this, [this](StoreSession *session) {
        m_closed.insert(session);
        emit aboutToClose(session);
        delete m_all.take(session);
    });
    connect(&workspace, &Workspace::opened, this,
        [this](StoreSession *session) { m_closed.remove(session); });
}

IndexSurvey *IndexSurveys::of(StoreSession *session)
{
    if (!isOpen(session))
        return nullptr;
    IndexSurvey *&survey = m_all[session];
    if (!survey) {
        survey = new IndexSurvey(*session, this);
        connect(survey, &IndexSurvey::changed, this, [this, made = survey] { emit changed(made); });
    }
    return survey;
}

IndexSurvey *IndexSurveys::wanted(StoreSession *session)
{
    IndexSurvey *survey = session && IndexSurvey::isIndex(*session) ? of(session) : nullptr;
    if (survey)
        survey->want();
    return survey;
}

} // namespace kvlens
