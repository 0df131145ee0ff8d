// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bugreport/bugreport.h"

#include "model/bugreport/reproduction.h"
#include "stores/catalog.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"
#include "stores/words/indexreasons.h"

#include <QDir>
#include <QRandomGenerator>

namespace kvlens {

namespace {

// Where nothing of the library raises it, the first entry of the finding is read.
QByteArray pythonOf(const Finding &finding, const CheckedStore &checked, Store &store,
    const StoreAddress &address, const std::stop_token &stop)
{
    const QByteArray lines = reproductionOf(finding, checked.parts, address.path);
    if (!lines.isEmpty() || checked.parts.isFolder)
        return lines;
    const BackendInfo *backend = findBackend(address.scheme);
    const Result<QList<CollectionInfo>> infos = store.collections(stop);
    if (!backend || !backend->python || !infos || finding.problem.entries.isEmpty())
        return {};
    const EntryRef &ref = finding.problem.entries.first();
    for (const CollectionInfo &info : *infos) {
        if (info.ref == ref.collection)
            return backend->python(address, info, ref);
    }
    return {};
}

// What is written is what is told of.
Result<BugReport> checkedReport(
    const StoreAddress &address, const Finding &wanted, const std::stop_token &stop)
{
    const Result<std::unique_ptr<Store>> made = openStore({.address = address, .stop = stop});
    if (!made)
        return made.error();
    const Result<CheckedStore> checked = checkStore(**made, {{wanted.problem.id}}, stop);
    if (!checked)
        return checked.error();
    for (const Finding &finding : checked->findings) {
        if (areAlike(finding, wanted))
            return BugReport {
                address.path, finding, pythonOf(finding, *checked, **made, address, stop), 0};
    }
    return Error {ErrorCode::Unsupported, IndexReasons::noSmallerStore};
}

} // namespace

Result<BugReport> makeBugReport(Store &store, const CheckedStore &checked, const Finding &finding,
    const QString &folder, const Anonymity &how, const std::stop_token &stop)
{
    if (pathExists(folder) && !(isFolderAt(folder) && isEmptyFolder(folder)))
        return Error {ErrorCode::Conflict, FileReasons::fileOfThatName, folder};
    const bool isNew = !pathExists(folder);
    Result<SmallStore> small = smallestWith(store, checked, finding, stop);
    if (!small)
        return small.error();
    const SmallStore told = anonymous(*small, checked.parts.ids, how);
    const QString place = told.isFolder ? folder + QStringLiteral("/storage") : folder;
    if (!QDir().mkpath(place))
        return Error {ErrorCode::Denied, FileReasons::nothingWritten, place};
    const auto written = writeSmallStore(told, place, SmallStoreFor::Good);
    Result<BugReport> report
        = written ? checkedReport(*written, finding, stop) : Result<BugReport>(written.error());
    if (report) {
        report->entries = told.entryCount();
        return report;
    }
    for (const auto &[name, text] : fileTexts(told))
        QFile::remove(place + u'/' + pathText(name)); // which we have made
    if (told.isFolder)
        QDir().rmdir(place);
    if (isNew)
        QDir().rmdir(folder);
    return report;
}

QByteArray newSalt()
{
    QByteArray salt(32, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(
        reinterpret_cast<quint32 *>(salt.data()), salt.size() / qsizetype(sizeof(quint32)));
    return salt;
}

} // namespace kvlens
