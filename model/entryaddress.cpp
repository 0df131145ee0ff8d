// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entryaddress.h"

#include "model/naming.h"
#include "stores/catalog.h"
#include "stores/json/pystr.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

bool isPlainInShell(QChar c)
{
    constexpr QStringView others = u"_./:=@%+,-";
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || others.contains(c);
}

// One word for a shell.
QString quotedForShell(const QString &text)
{
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), isPlainInShell))
        return text;
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

// Whether the name reaches the program as it stands in the text.
bool isPlainText(const QByteArray &name)
{
    return displayText(name).toUtf8() == name;
}

// The inside of a JSON string.
QString escapedName(const QByteArray &name)
{
    const QByteArray token = json::encodeString(name, json::Escapes::Ascii);
    return QString::fromLatin1(token.sliced(1, token.size() - 2));
}

} // namespace

QString getCommand(
    const StoreAddress &store, const EntryRef &ref, const QList<CollectionInfo> &collections)
{
    const QByteArray collection = collectionText(ref.collection, collections);
    const bool isPlain = isPlainText(collection) && isPlainText(ref.key);
    const auto word = [isPlain](const QByteArray &name) {
        return quotedForShell(isPlain ? QString::fromUtf8(name) : escapedName(name));
    };
    const bool beginsWithDash = collection.startsWith('-') || ref.key.startsWith('-');
    QStringList words {u"kvlens"_s, u"get"_s};
    if (!isPlain)
        words.append(u"--escaped"_s);
    if (beginsWithDash)
        words.append(u"--"_s);
    words += {quotedForShell(store.toString()), word(collection), word(ref.key)};
    return words.join(u' ');
}

Result<QByteArray> pythonLines(
    const StoreAddress &store, const EntryRef &ref, const QList<CollectionInfo> &collections)
{
    const BackendInfo *backend = findBackend(store.scheme);
    if (!backend || !backend->python)
        return Error {ErrorCode::Unsupported, Reasons::noPythonOfStore, store.toString()};
    const auto collection = std::find_if(collections.begin(), collections.end(),
        [&](const CollectionInfo &info) { return info.ref == ref.collection; });
    const QByteArray lines = backend->python(store,
        collection == collections.end() ? CollectionInfo {ref.collection} : *collection, ref);
    if (lines.isEmpty())
        return Error {ErrorCode::Unsupported, Reasons::noPythonOfEntry, displayText(ref.key)};
    return lines;
}

} // namespace kvlens
