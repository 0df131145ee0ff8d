// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/inplacemend.h"

#include "stores/file/contenthash.h"
#include "stores/file/errnoerror.h"
#include "stores/file/inplacemark.h"
#include "stores/file/inplaceparts.h"
#include "stores/file/overwrite.h"
#include "stores/file/unfinished.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

// Finishes what one vault has a record of.
class InPlaceMender
{
public:
    InPlaceMender(const FileVault &vault, int folder, bool mayWrite)
        : m_vault(vault)
        , m_folder(folder)
        , m_mayWrite(mayWrite)
        , m_path(vault.filePath())
        , m_ending(vault, folder)
    {
    }

    Result<Mended> run()
    {
        const FileDescriptor record = openedIn(m_folder, m_vault.recordName());
        const QString path = m_vault.pathOf(m_vault.recordName());
        if (!record)
            return notOpened(errno, path);
        if (!isOursAlone(record.get()))
            return isRemoved(record.get())
                ? Result<Mended>(Mended())
                : Error {ErrorCode::Denied, FileReasons::inPlaceOfAnother, m_path};
        if (!isLetGo(record.get(), RecordLock::Alone))
            return Error {ErrorCode::Conflict, FileReasons::writingInPlace, m_path};
        if (isRemoved(record.get()))
            return Mended(); // whoever was at work is done
        const Result<KeptInPlace> kept = readInPlaceRecord(record.get(), path);
        return kept ? mend(*kept) : Result<Mended>(kept.error());
    }

private:
    Result<Mended> notOpened(int number, const QString &path) const
    {
        if (number == ENOENT || number == ENAMETOOLONG)
            return Mended();
        if (number == EACCES)
            return Error {ErrorCode::Denied, FileReasons::inPlaceOfAnother, m_path};
        return errnoError(number, FileReasons::readingRecord, path);
    }

    Result<Mended> mend(const KeptInPlace &kept)
    {
        Result<FileDescriptor> target = openedTarget(m_path, m_mayWrite ? O_RDWR : O_RDONLY);
        if (!target && target.error().code != ErrorCode::NotFound)
            return target.error();
        if (!target || !isTheFile(target->get(), kept))
            return ended(true); // another file is there, or none
        const Result<QByteArray> hash = contentHash(target->get(), m_path);
        if (!hash)
            return hash.error();
        if (*hash == kept.after.hash || *hash == kept.before.hash)
            return ended(*hash == kept.after.hash);
        if (!m_mayWrite)
            return Error {ErrorCode::Denied, FileReasons::inPlaceInterrupted, m_path};
        return mendBetween(target->get(), kept);
    }

    Result<Mended> mendBetween(int target, const KeptInPlace &kept)
    {
        const FileDescriptor old = openedIn(m_folder, m_vault.oldName());
        const FileDescriptor fresh = openedIn(m_folder, m_vault.newName());
        const Result<QByteArray> hash = contentHash(old.get(), m_vault.pathOf(m_vault.oldName()));
        if (!hash || *hash != kept.before.hash)
            return Error {ErrorCode::Corrupt, FileReasons::inPlaceBackupLost, m_path};
        const Result<bool> between
            = fresh ? isBetween(target, old.get(), fresh.get(), m_path) : Result<bool>(false);
        if (!between)
            return between.error();
        if (!*between)
            return leftAlone();
        if (const Result<void> back = putBack(target, old.get(), kept.before); !back)
            return back.error();
        end(false);
        return told(Severity::Information, FileReasons::inPlacePutBack);
    }

    Mended ended(bool keepsOld) const
    {
        if (m_mayWrite)
            end(keepsOld);
        return {};
    }

    void end(bool keepsOld) const
    {
        if (keepsOld)
            m_ending.keepOld(WriteManner().keptBackups);
        else
            m_ending.removeOld();
        m_ending.removeNew();
        m_ending.dropRecord();
    }

    Mended told(Severity severity, const Reason &what) const
    {
        Problem problem {
            QStringLiteral("interrupted-persist"), severity, {ErrorCode::Conflict, what, m_path}};
        problem.isTold = true;
        return {problem};
    }

    // Another program has written to the file since, and has the last word.
    Mended leftAlone()
    {
        const QString backup = m_ending.keepOld(WriteManner().keptBackups);
        const QString meant = m_vault.pathOf(m_vault.newName());
        const Result<QString> unfinished
            = keepUnfinished(meant, m_vault.folder() + m_path.mid(m_path.lastIndexOf(u'/')));
        m_ending.dropRecord();
        return told(Severity::Warning,
            FileReasons::inPlaceAndChanged.with(backup, unfinished.value_or(meant)));
    }

    const FileVault &m_vault;
    int m_folder;
    bool m_mayWrite;
    QString m_path;
    InPlaceEnding m_ending;
};

} // namespace

Result<Mended> mendInPlace(const QString &path, bool mayWrite)
{
    QList<FileVault> vaults {
        FileVault(path, BackupPlace::StateFolder), FileVault(path, BackupPlace::Beside)};
    if (const QString marked = recordFolderByMark(path); !marked.isEmpty())
        vaults.append(FileVault::in(marked, path)); // of this user, with another state folder
    for (const FileVault &vault : std::as_const(vaults)) {
        const FileDescriptor folder = vault.openIfThere();
        if (!folder)
            continue;
        Result<Mended> mended = InPlaceMender(vault, folder.get(), mayWrite).run();
        if (!mended || mended->told)
            return mended;
    }
    const Result<void> heeded = heedInPlaceMark(path, mayWrite);
    return heeded ? Result<Mended>(Mended()) : heeded.error();
}

} // namespace kvlens
