// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/target.h"

#include "model/treetext.h"
#include "stores/catalog.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class TargetWords
{
    Q_DECLARE_TR_FUNCTIONS(Target)
};

} // namespace

QList<StoreSession *> edited(QList<StoreSession *> sessions)
{
    sessions.removeIf([](const StoreSession *session) { return session->changes().isEmpty(); });
    return sessions;
}

bool needsCollection(const StoreSession &session)
{
    return session.state() == SessionState::Ready && session.collections().isEmpty()
        && session.info().capabilities.testFlag(Capability::NewCollections);
}

bool isMade(const StoreSession &session)
{
    const BackendInfo *backend = findBackend(session.address().scheme);
    const bool hasPath
        = backend && (backend->home == StoreHome::File || backend->home == StoreHome::Folder);
    return !hasPath || QFileInfo::exists(session.address().path);
}

QString collectionPath(const StoreSession &session, const CollectionRef &collection)
{
    return collectionPath(storeName(session), collection);
}

QString keyLabel(const QByteArray &key)
{
    return keyText(key);
}

QString keyLabel(const StoreSession &session, const EntryRef &ref)
{
    if (ref.part == EntryPart::CollectionInfo)
        return TargetWords::tr("(collection information)");
    const auto edit = session.changes().find(ref);
    return keyLabel(edit && edit->mine.exists ? edit->mine.key : ref.key);
}

} // namespace kvlens
