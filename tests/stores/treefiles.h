// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A folder for one test, with the files of a tree as the test wants them.
#pragma once

#include "stores/catalog.h"
#include "stores/file/fileio.h"
#include "stores/filetree/filetreestore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>

namespace kvlens::test {

// As the library writes it.
inline QByteArray envelope(const QByteArray &value)
{
    return R"({"created_at": "2026-11-20T15:30:47.070528+00:00", "value": )" + value
        + R"(, "version": 1})";
}

struct TreeFiles
{
    QByteArray path(const QByteArray &relative) const { return base + '/' + relative; }
    void put(const QByteArray &relative, const QByteArray &bytes = envelope("{}")) const
    {
        const QString file = QFile::decodeName(path(relative));
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(bytes), bytes.size());
    }
    // "<collection>/<prefix>0.json" and so on, numbered with six digits.
    void fill(const QByteArray &collection, int count, const QByteArray &prefix = "k") const
    {
        QDir().mkpath(QFile::decodeName(path(collection)));
        const QByteArray begin = path(collection + '/' + prefix);
        for (int i = 0; i < count; ++i)
            putRaw(begin + QByteArray::number(i).rightJustified(6, '0') + ".json");
    }
    // At an absolute path of any bytes; QFile would encode what is not UTF-8.
    static void putRaw(const QByteArray &path)
    {
        const FileDescriptor file(::open(path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        QVERIFY(file && writeAll(file.get(), envelope("{}"), {}));
    }
    void remove(const QByteArray &relative) const
    {
        QVERIFY(QFile::remove(QFile::decodeName(path(relative))));
    }
    std::unique_ptr<Store> open() const
    {
        const StoreAddress address {
            QStringLiteral("filetree"), QFile::decodeName(path("data")), {}};
        Result<std::unique_ptr<Store>> store = fileTreeBackend().open({address, OpenMode::Create});
        if (!store)
            qFatal("cannot open");
        return *std::move(store);
    }

    QTemporaryDir folder;
    QByteArray base = QFile::encodeName(QDir(folder.path()).canonicalPath());
};

} // namespace kvlens::test
