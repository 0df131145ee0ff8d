// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/treetext.h"

#include "stores/nametext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class TreeWords
{
    Q_DECLARE_TR_FUNCTIONS(Tree)
};

} // namespace

EntryState stateOf(const Edit &edit)
{
    if (edit.isConflict())
        return EntryState::Conflict;
    if (edit.isInvalid())
        return EntryState::Invalid;
    switch (edit.kind()) {
    case EditKind::Added:
        return EntryState::Added;
    case EditKind::Deleted:
        return EntryState::Deleted;
    case EditKind::Renamed:
        return EntryState::Renamed;
    case EditKind::Edited:
        break;
    }
    return EntryState::Edited;
}

qint64 countedKeys(const StoreSession &session)
{
    qint64 keys = 0;
    for (const CollectionInfo &info : session.collections()) {
        if (info.entries < 0)
            return -1;
        if (info.ref.shadow == 0)
            keys += info.entries - info.hidden;
    }
    return keys;
}

QString storeName(const StoreAddress &address)
{
    const QString name = QFileInfo(QDir::cleanPath(address.path)).fileName();
    return name.isEmpty() ? whereText(address) : displayText(name);
}

QString storeName(const StoreSession &session)
{
    const QString &name = session.name().text();
    return name.isEmpty() ? storeName(session.address()) : name;
}

QString whereText(const StoreAddress &address)
{
    return displayText(address.toString());
}

QString numberText(qint64 number)
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale.toString(number);
}

QString decimalText(double number, int decimals)
{
    return QLocale().toString(number, 'f', decimals);
}

QString sizeText(qint64 bytes)
{
    if (bytes < 0)
        return {};
    if (bytes < 1000)
        return TreeWords::tr("%1 B").arg(bytes);
    static const char *const forms[]
        = {QT_TRANSLATE_NOOP("Tree", "%1 KB"), QT_TRANSLATE_NOOP("Tree", "%1 MB"),
            QT_TRANSLATE_NOOP("Tree", "%1 GB"), QT_TRANSLATE_NOOP("Tree", "%1 TB")};
    double size = double(bytes) / 1000;
    size_t unit = 0;
    for (; size >= 999.95 && unit + 1 < std::size(forms); ++unit)
        size /= 1000;
    return TreeWords::tr(forms[unit]).arg(decimalText(size, 1));
}

QString exactSizeText(qint64 bytes)
{
    return TreeWords::tr("%1 bytes", nullptr, pluralOf(bytes)).arg(numberText(bytes));
}

QString keysText(qint64 count)
{
    return TreeWords::tr("%1 keys", nullptr, pluralOf(count)).arg(numberText(count));
}

QString itemsText(qint64 count)
{
    return TreeWords::tr("%1 items", nullptr, pluralOf(count)).arg(numberText(count));
}

QString kindText(ValueKind kind)
{
    static const char *const names[]
        = {"", QT_TRANSLATE_NOOP("Tree", "object"), QT_TRANSLATE_NOOP("Tree", "array"),
            QT_TRANSLATE_NOOP("Tree", "string"), QT_TRANSLATE_NOOP("Tree", "number"),
            QT_TRANSLATE_NOOP("Tree", "boolean"), QT_TRANSLATE_NOOP("Tree", "null"),
            QT_TRANSLATE_NOOP("Tree", "text"), QT_TRANSLATE_NOOP("Tree", "binary")};
    return kind == ValueKind::Unknown ? QString() : TreeWords::tr(names[size_t(kind)]);
}

QString stateText(EntryState state)
{
    static const char *const names[] = {"", QT_TRANSLATE_NOOP("Tree", "edited"),
        QT_TRANSLATE_NOOP("Tree", "added"), QT_TRANSLATE_NOOP("Tree", "deleted"),
        QT_TRANSLATE_NOOP("Tree", "renamed"), QT_TRANSLATE_NOOP("Tree", "conflict"),
        QT_TRANSLATE_NOOP("Tree", "invalid"), QT_TRANSLATE_NOOP("Tree", "shadowed"),
        QT_TRANSLATE_NOOP("Tree", "expired"), QT_TRANSLATE_NOOP("Tree", "problem")};
    return state == EntryState::Clean ? QString() : TreeWords::tr(names[size_t(state)]);
}

QString keyText(QByteArrayView key)
{
    return key.isEmpty() ? TreeWords::tr("(empty key)") : nameText(key);
}

QString collectionNameText(QByteArrayView name)
{
    return name.isEmpty() ? TreeWords::tr("(no name)") : nameText(name);
}

QString rangeText(qint64 first, qint64 count)
{
    return QStringLiteral("%1 – %2").arg(numberText(first + 1), numberText(first + count));
}

QString activityText(const Activity &activity)
{
    static const char *const names[]
        = {"", QT_TRANSLATE_NOOP("Tree", "opening"), QT_TRANSLATE_NOOP("Tree", "loading"),
            QT_TRANSLATE_NOOP("Tree", "checking"), QT_TRANSLATE_NOOP("Tree", "reloading"),
            QT_TRANSLATE_NOOP("Tree", "persisting"), QT_TRANSLATE_NOOP("Tree", "copying"),
            QT_TRANSLATE_NOOP("Tree", "searching"), QT_TRANSLATE_NOOP("Tree", "filtering"),
            QT_TRANSLATE_NOOP("Tree", "sorting"), QT_TRANSLATE_NOOP("Tree", "saving a value")};
    if (activity.kind == Activity::Kind::None)
        return {};
    const QString name = TreeWords::tr(names[size_t(activity.kind)]);
    if (activity.total <= 0)
        return name;
    return QStringLiteral("%1 %2 %").arg(name).arg(activity.done * 100 / activity.total);
}

} // namespace kvlens
