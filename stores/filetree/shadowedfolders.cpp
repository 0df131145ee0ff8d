// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/shadowedfolders.h"

#include "stores/pathtext.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

namespace kvlens {

QList<Problem> shadowedFolders(TreeIndex &index)
{
    QList<Problem> problems;
    if (!index.progress().listed)
        return problems;
    const Result<QList<CollectionInfo>> infos = index.collections({});
    for (const CollectionInfo &info : infos.value_or(QList<CollectionInfo>())) {
        if (info.ref.shadow == 0 || info.entries <= 0)
            continue;
        const Result<const TreeCollection *> hidden = index.find(info.ref, {});
        const Reason keys = TreeReasons::hiddenKeys.with(info.entries);
        if (hidden && *hidden)
            problems.append({QStringLiteral("shadowed"), Severity::Warning,
                {ErrorCode::Invalid,
                    TreeReasons::otherFolder.with(displayText(info.ref.name), keys),
                    pathText((*hidden)->folder)},
                {}, {}, true});
    }
    return problems;
}

} // namespace kvlens
