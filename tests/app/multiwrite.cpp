// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// multiwrite STORE KEY TEXT FILE=COLLECTION…: one batch of writes to several files of a store, as
// the window's Persist makes it. For kill_persist.py.

#include "app/cli/openedstore.h"
#include "report/errortext.h"

#include <QCoreApplication>

using namespace kvlens;

namespace {

Write writeTo(const QByteArray &place, const QByteArray &key, const QByteArray &text)
{
    const qsizetype equals = place.indexOf('=');
    const CollectionRef collection {place.sliced(equals + 1), place.first(equals)};
    return {.ref = {collection, key}, .value = text};
}

int writeAll(Store &store, const QList<Write> &batch)
{
    int failures = 0;
    for (const WriteOutcome &outcome : store.write(batch, {})) {
        if (outcome.result)
            continue;
        qCritical("%s", qUtf8Printable(errorSentence(Act::Persist, outcome.result.error())));
        ++failures;
    }
    return failures;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("kvlens"));
    const QCoreApplication application(argc, argv);
    const Result<OpenedStore> opened = openAndLoad(argv[1], OpenMode::ReadWrite);
    if (!opened) {
        qCritical("%s", qUtf8Printable(errorSentence(Act::Open, opened.error())));
        return 3;
    }
    QList<Write> batch;
    for (int i = 4; i < argc; ++i)
        batch.append(writeTo(argv[i], argv[2], argv[3]));
    return writeAll(*opened->store, batch);
}
