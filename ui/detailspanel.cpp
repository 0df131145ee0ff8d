// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detailspanel.h"

#include "model/naming.h"
#include "model/storetreemodel.h"
#include "model/valuedocument.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/nametext.h"
#include "stores/wtf8.h"
#include "ui/chosenfacts.h"
#include "ui/edittrouble.h"
#include "ui/expiryfield.h"
#include "ui/factlist.h"
#include "ui/palette.h"
#include "ui/statemark.h"
#include "ui/style.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype digestCharacters = 12;
constexpr int mostLines = 4; // of a name

QString expiryText(const QDateTime &at)
{
    const bool past = at < QDateTime::currentDateTimeUtc();
    return timeText(at) + (past ? DetailsPanel::tr(" (expired)") : QString());
}

// The bytes of a version as people compare them: printable, or hexadecimal.
QString versionText(const Version &version)
{
    const bool printable = std::all_of(
        version.token.cbegin(), version.token.cend(), [](char c) { return c > 0x20 && c < 0x7f; });
    const QByteArray text = printable ? version.token : version.token.toHex();
    return QString::fromLatin1(text.left(digestCharacters));
}

QString editedText(qint64 now, qint64 before)
{
    return now == before ? DetailsPanel::tr("%1, as many as before").arg(exactSizeText(now))
                         : u"%1 (%2)"_s.arg(exactSizeText(now), changeText(now - before));
}

void addSize(QList<Fact> &facts, const Entry &base, const Content *mine)
{
    if (base.version.exists())
        facts.append({DetailsPanel::tr("Value"), exactSizeText(base.size()),
            DetailsPanel::tr("How long the value is, as it is stored. Size in the tree is what the "
                             "entry takes: the key, punctuation or an envelope as well")});
    if (mine && (!base.isWhole() || !sameValue(mine->value, base.value)))
        facts.append({DetailsPanel::tr("Edited"), editedText(mine->value.size(), base.size()), {},
            false, {}, true});
}

// What stands at the top of a file is in none.
Fact collectionFact(const StoreSession &session, const CollectionRef &collection)
{
    const QString name = shownName(collectionText(collection, session.collections()));
    const QString file = nameText(collection.group);
    const QString text = !collection.topLevel ? collectionLabel(collection)
        : file.isEmpty()                      ? DetailsPanel::tr("none: top level")
                                              : DetailsPanel::tr("none: top level of %1").arg(file);
    return {DetailsPanel::tr("Collection"), text,
        inLines(text + u'\n' + DetailsPanel::tr("On the command line: %1").arg(name)), true, {},
        false, Qt::ElideMiddle, mostLines};
}

QList<Fact> keyFacts(const StoreSession &session, const EntryRef &ref)
{
    const auto edit = session.changes().find(ref);
    QList<Fact> facts {{DetailsPanel::tr("Key"), keyLabel(session, ref), {}, true, {}, false,
        Qt::ElideMiddle, mostLines}};
    if (edit && edit->mine.exists && edit->mine.key != ref.key && edit->base.version.exists())
        facts.append({DetailsPanel::tr("Stored key"), keyLabel(ref.key), {}, true, {}, false,
            Qt::ElideMiddle, mostLines});
    facts.append(collectionFact(session, ref.collection));
    return facts;
}

void addState(QList<Fact> &facts, const StoreSession &session, const EntryRef &ref)
{
    const EntryState state = entryState(session, ref);
    if (state != EntryState::Clean)
        facts.append({DetailsPanel::tr("State"), stateText(state), {}, false, stateColor(state)});
}

QList<Fact> entryFacts(const ValueDocument &value)
{
    const StoreSession &session = value.session();
    const EntryRef &ref = value.ref();
    const auto edit = session.changes().find(ref);
    const Content *mine = edit && edit->mine.exists ? &edit->mine : nullptr;
    QList<Fact> facts = keyFacts(session, ref);
    const bool isNoJson = edit && edit->isNoJson();
    facts.append({DetailsPanel::tr("Type"), kindText(isNoJson ? ValueKind::Text : value.kind())});
    if (value.base()) {
        addSize(facts, *value.base(), mine);
        if (value.base()->createdAt)
            facts.append({DetailsPanel::tr("Created"), timeText(*value.base()->createdAt), {},
                false, {}, true});
        const auto expires = mine ? mine->expiresAt : value.base()->expiresAt;
        if (expires)
            facts.append({DetailsPanel::tr("Expires"), expiryText(*expires),
                expires->toString(Qt::ISODateWithMs), false, {}, true});
        if (value.base()->version.exists() && value.base()->isWhole())
            facts.append({DetailsPanel::tr("Version"), versionText(value.base()->version),
                DetailsPanel::tr("A fingerprint of what is stored: it is another as soon as any "
                                 "program writes something else. Persisting compares it first")});
    }
    addState(facts, session, ref);
    return facts;
}

// What its row says.
QList<Fact> rowFacts(const StoreSession &session, const EntryRef &ref, const QModelIndex &row)
{
    QList<Fact> facts = keyFacts(session, ref);
    const QString kind = row.siblingAtColumn(StoreTreeModel::TypeColumn).data().toString();
    if (!kind.isEmpty())
        facts.append({DetailsPanel::tr("Type"), kind});
    const qint64 size = row.data(StoreTreeModel::SizeRole).toLongLong();
    if (row.isValid() && size >= 0)
        facts.append({DetailsPanel::tr("Size"), sizeText(size), exactSizeText(size)});
    addState(facts, session, ref);
    return facts;
}

QString entryNote(const ValueDocument &value)
{
    const auto edit = value.session().changes().find(value.ref());
    if (edit) {
        const QString trouble = editTrouble(value.session(), *edit);
        if (!trouble.isEmpty())
            return trouble;
    }
    if (value.ref().shadow > 0)
        return DetailsPanel::tr(
            "A later entry has the same key. The library reads that one and never this.");
    if (value.base() && value.base()->problem) {
        const QString why = errorSentence(Act::Read, *value.base()->problem);
        const bool isWrapped = value.session().info().capabilities.testFlag(Capability::Expiry);
        return isWrapped ? DetailsPanel::tr("%1 What is edited here is the whole file.").arg(why)
                         : why;
    }
    return {};
}

// What stands outside of any is none.
qsizetype collectionsIn(const StoreSession &session)
{
    const QList<CollectionInfo> &all = session.collections();
    return std::count_if(
        all.begin(), all.end(), [](const CollectionInfo &info) { return !info.ref.topLevel; });
}

QList<Fact> storeFacts(const StoreSession &session)
{
    qint64 bytes = 0;
    for (const CollectionInfo &info : session.collections())
        bytes += std::max<qint64>(0, info.bytes);
    QList<Fact> facts {{DetailsPanel::tr("Store"), storeName(session)},
        {DetailsPanel::tr("Kind"), session.info().kind},
        {DetailsPanel::tr("Address"), session.address().toString(), {}, true, {}, false,
            Qt::ElideLeft}};
    if (const qsizetype collections = collectionsIn(session); collections > 0)
        facts.append({DetailsPanel::tr("Collections"), numberText(collections)});
    if (const qint64 keys = countedKeys(session); keys >= 0)
        facts.append({DetailsPanel::tr("Keys"), numberText(keys)});
    if (bytes > 0)
        facts.append({DetailsPanel::tr("Size"), sizeText(bytes), exactSizeText(bytes)});
    return facts;
}

} // namespace

DetailsPanel::DetailsPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_facts(new FactList)
    , m_title(new QLabel(tr("Details")))
    , m_note(new QLabel)
    , m_expiry(new ExpiryField)
{
    setObjectName(u"Details"_s);
    setAccessibleName(tr("Details"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *content = new QWidget;
    auto *all = new QVBoxLayout(content);
    const int step = rhythm(this);
    all->setContentsMargins(step * 3 / 2, step * 3 / 2, step * 3 / 2, step);
    all->setSpacing(step);
    all->addWidget(m_title);
    all->addWidget(m_facts);
    all->addWidget(m_expiry);
    all->addWidget(m_note);
    all->addStretch();
    setWidget(content);
    connect(m_expiry, &ExpiryField::changed, this, &DetailsPanel::changeExpiry);
    viewport()->setBackgroundRole(QPalette::Window);
    content->setAutoFillBackground(false);
    showStore(nullptr);
}

void DetailsPanel::showEntry(const ValueDocument &value)
{
    const bool anew = m_session != &value.session() || m_refs != QList<EntryRef> {value.ref()};
    m_session = &value.session();
    m_refs = {value.ref()};
    m_facts->setFacts(entryFacts(value));
    setNote(entryNote(value));
    showExpiry(value, anew);
}

void DetailsPanel::showRow(const StoreSession &session, const EntryRef &ref, const QModelIndex &row)
{
    m_session = nullptr;
    m_facts->setFacts(rowFacts(session, ref, row));
    const auto edit = session.changes().find(ref);
    setNote(edit ? editTrouble(session, *edit) : QString());
    m_expiry->hide();
}

void DetailsPanel::showMany(const Target &target, const QModelIndexList &rows)
{
    const bool anew = m_session != target.session || m_refs != target.entries;
    m_session = target.session;
    m_refs = target.entries;
    m_facts->setFacts(chosenFacts(target, rows));
    const bool canEdit = target.session->editor().canEdit();
    const bool canExpire = canEdit && target.unlisted == 0
        && target.session->info().capabilities.testFlag(Capability::Expiry);
    setNote(canExpire
            ? tr("Delete, Revert and Copy act on all of them, and so does what is set here.")
            : canEdit ? tr("Delete, Revert and Copy act on all of them.")
                      : tr("Copy acts on all of them."));
    m_expiry->setVisible(canExpire);
    m_expiry->setMany(anew);
}

void DetailsPanel::showStore(const StoreSession *session)
{
    m_session = nullptr;
    m_facts->setFacts(session ? storeFacts(*session) : QList<Fact>());
    setNote(session && !session->info().readOnlyReason.isEmpty()
            ? tr("Read-only: %1").arg(reasonText(session->info().readOnlyReason))
            : QString());
    m_expiry->hide();
}

void DetailsPanel::showExpiry(const ValueDocument &value, bool anew)
{
    const StoreSession &session = value.session();
    const bool can = value.base() && session.editor().canEdit()
        && session.info().capabilities.testFlag(Capability::Expiry);
    m_expiry->setVisible(can);
    if (!can)
        return;
    const auto edit = session.changes().find(value.ref());
    const auto at = edit && edit->mine.exists ? edit->mine.expiresAt : value.base()->expiresAt;
    m_expiry->setExpiry(at, anew);
}

void DetailsPanel::changeExpiry(const std::optional<QDateTime> &at)
{
    if (m_session)
        m_session->editor().setExpiry(m_refs, at);
}

void DetailsPanel::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace kvlens
