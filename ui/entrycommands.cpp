// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entrycommands.h"

#include "model/refusal.h"
#include "model/valuesaver.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/catalog.h"
#include "stores/hiddenentries.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"
#include "ui/actions.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/keydialog.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPointer>
#include <QProgressDialog>
#include <QPushButton>

namespace kvlens {

namespace {

constexpr int patience = 400; // ms before a progress shows
constexpr qsizetype quotedBytes = 200; // of a value in a question

// Shows the dialog; `use` gets the key that was typed.
void askKey(const KeyDialog::Question &question, QWidget &window,
    const std::function<void(const QByteArray &)> &use)
{
    auto *dialog = new KeyDialog(question, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, dialog, [dialog, use] { use(dialog->key()); });
    dialog->open();
}

struct KeyState
{
    bool isThere = false;
    std::optional<Error> refusal = std::nullopt; // why the store cannot hold it
};

// Whether the key can be, and is free: of an entry that gets it, or of one to be renamed, whose own
// key is.
KeyDialog::Check freeIn(
    StoreSession &session, const std::optional<CollectionRef> &collection, const EntryRef &own = {})
{
    return [session = QPointer(&session), collection, own](
               const QByteArray &name, const QByteArray &key, const KeyDialog::Tell &tell) {
        const EntryRef ref {collection.value_or(CollectionRef {.name = name}), key};
        const QString taken = EntryCommands::tr("There is a key %1 already.").arg(keyLabel(key));
        const bool isRenamed = own != EntryRef();
        if (!session || (isRenamed && key == own.key))
            return tell({});
        const auto edit = session->changes().find(ref);
        const bool isDeleted = edit && edit->kind() == EditKind::Deleted;
        if (edit || session->changes().isTaken(ref))
            return tell(isDeleted && !isRenamed ? QString() : taken);
        const auto job = [ref, known = session->collections()](
                             Store &store, const std::stop_token &stop) -> Result<KeyState> {
            if (store.read({ref}, {0, 1}, stop).first())
                return KeyState {.isThere = true};
            return KeyState {.refusal = refusalOfKey(store.info(), known, ref)};
        };
        onFinished(session->run(job), session.data(), [tell, taken](const Result<KeyState> &is) {
            if (is && is->refusal)
                return tell(errorSentence(Act::WillPersist, *is->refusal));
            tell(is && is->isThere ? taken : QString());
        });
    };
}

// What a new key begins with: what the store's values are. One of anything begins empty; outside of
// collections an object would be one itself.
QByteArray newValue(const StoreInfo &store, const CollectionRef &collection)
{
    const BackendInfo *backend = findBackend(store.address.scheme);
    const bool isJson = store.capabilities.testFlag(Capability::JsonValues);
    if (!backend || !isJson)
        return {};
    return store.isJsonDocument && collection.topLevel ? QByteArray("null") : backend->newValue;
}

} // namespace

EntryCommands::EntryCommands(const CommandContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    const Actions &actions = context.actions;
    const auto on = [this, &actions](ActionId id, auto act) {
        connect(actions[id], &QAction::triggered, this, act);
    };
    on(ActionId::Undo, &EntryCommands::undo);
    on(ActionId::Redo, &EntryCommands::redo);
    on(ActionId::NewKey, &EntryCommands::newKey);
    on(ActionId::Duplicate, &EntryCommands::duplicate);
    on(ActionId::Rename, &EntryCommands::rename);
    on(ActionId::Delete, &EntryCommands::remove);
    on(ActionId::DeleteAlone, &EntryCommands::removeAlone);
    on(ActionId::Revert, &EntryCommands::revert);
    on(ActionId::CopyKey, &EntryCommands::copyKey);
    on(ActionId::CopyValue, &EntryCommands::copyValue);
    on(ActionId::SaveValue, &EntryCommands::saveValue);
    on(ActionId::ReplaceValue, &EntryCommands::replaceValue);
    on(ActionId::GoToKey, &EntryCommands::goToKey);
}

std::optional<EntryRef> EntryCommands::single() const
{
    const Target target = m_context.target();
    return target.session && target.isOne() ? std::optional(target.entries.first()) : std::nullopt;
}

// What is typed and not staged yet was done last.
void EntryCommands::undo()
{
    m_context.tabs.flush();
    StoreSession *session = m_context.target().session;
    EntryView *view = m_context.tabs.current();
    if (view && view->session() == session && view->document().isEdited())
        view->document().discard();
    else if (session) {
        const QString what = session->history().undoText();
        session->history().undo();
        emit said(tr("Undone: %1").arg(what));
    }
}

void EntryCommands::redo()
{
    m_context.tabs.flush();
    StoreSession *session = m_context.target().session;
    if (!session)
        return;
    const QString what = session->history().redoText();
    session->history().redo();
    emit said(tr("Done again: %1").arg(what));
}

void EntryCommands::newKey()
{
    const Target target = m_context.target();
    if (!target.session)
        return;
    if (!target.collection)
        return newCollection(*target.session);
    askKey({tr("New key"), tr("Add a key to %1").arg(collectionLabel(*target.collection)),
               tr("Add"), {}, KeyDialog::Asks::Key, freeIn(*target.session, target.collection)},
        m_context.window, [this, target](const QByteArray &key) {
            target.session->editor().newKey(
                *target.collection, key, newValue(target.session->info(), *target.collection));
            emit added(target.session, {*target.collection, key});
        });
}

// A collection comes to be by a key in it.
void EntryCommands::newCollection(StoreSession &session)
{
    const BackendInfo *backend = findBackend(session.info().address.scheme);
    auto *dialog = new KeyDialog(
        {tr("New key"),
            tr("Add the first collection of %1 and a key to it").arg(storeName(session)), tr("Add"),
            {}, KeyDialog::Asks::CollectionAndKey, freeIn(session, {}),
            backend ? backend->usualCollection : QByteArray()},
        &m_context.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, &session, [this, dialog, &session] {
        const CollectionRef collection {.name = dialog->collection()};
        session.editor().newKey(collection, dialog->key(), newValue(session.info(), collection));
        emit added(&session, {collection, dialog->key()});
    });
    dialog->open();
}

void EntryCommands::duplicate()
{
    m_context.tabs.flush();
    const auto ref = single();
    if (!ref)
        return;
    StoreSession *session = m_context.target().session;
    askKey({tr("Duplicate"), tr("Add a copy of %1").arg(keyLabel(*session, *ref)), tr("Add"),
               ref->key + tr("-copy").toUtf8(), KeyDialog::Asks::Key,
               freeIn(*session, ref->collection)},
        m_context.window, [this, session, ref](const QByteArray &key) {
            session->editor().duplicate(*ref, key);
            emit added(session, {ref->collection, key});
        });
}

void EntryCommands::rename()
{
    m_context.tabs.flush();
    const auto ref = single();
    if (!ref)
        return;
    StoreSession *session = m_context.target().session;
    const auto edit = session->changes().find(*ref);
    askKey({tr("Rename"), tr("Give %1 another key").arg(keyLabel(*session, *ref)), tr("Rename"),
               edit && edit->mine.exists ? edit->mine.key : ref->key, KeyDialog::Asks::OtherKey,
               freeIn(*session, ref->collection, *ref)},
        m_context.window,
        [session, ref](const QByteArray &key) { session->editor().rename(*ref, key); });
}

void EntryCommands::remove()
{
    m_context.whenListed([](const Target &target) {
        if (target.session && !target.entries.isEmpty())
            target.session->editor().remove(target.entries);
    });
}

// Of the entries of one key only the chosen one.
void EntryCommands::removeAlone()
{
    const auto ref = single();
    if (!ref)
        return;
    StoreSession *session = m_context.target().session;
    const auto job = [ref](Store &store, const std::stop_token &stop) {
        return entriesHiddenBy(store, {*ref}, stop);
    };
    onFinished(session->run(job), session,
        [self = QPointer(this), session, ref](const Result<QList<Entry>> &hidden) {
            if (hidden && hidden->isEmpty())
                session->editor().removeAlone(*ref);
            else if (hidden && self)
                self->askAlone(*session, *ref, hidden->first());
            else if (self)
                emit self->couldNotRead(hidden.error());
        });
}

// Something else comes to light under the key: `next`.
void EntryCommands::askAlone(StoreSession &session, const EntryRef &ref, const Entry &next)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete this one alone"),
        tr("%1 stands here more than once. Readers then see the one before it.")
            .arg(keyLabel(session, ref)),
        QMessageBox::Cancel, &m_context.window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its value: %1").arg(displayText(next.value.left(quotedBytes))));
    const QAbstractButton *act = box->addButton(tr("Delete"), QMessageBox::AcceptRole);
    connect(box, &QMessageBox::buttonClicked, &session,
        [act, &session, ref](const QAbstractButton *button) {
            if (button == act)
                session.editor().removeAlone(ref);
        });
    box->open();
}

void EntryCommands::revert()
{
    m_context.tabs.flush();
    m_context.whenListed([](const Target &target) {
        if (target.session)
            target.session->editor().revert(target.entries);
    });
}

void EntryCommands::copyKey()
{
    m_context.whenListed([](const Target &target) {
        QStringList keys;
        for (const EntryRef &ref : target.entries) {
            const auto edit = target.session->changes().find(ref);
            keys.append(fromWtf8(edit && edit->mine.exists ? edit->mine.key : ref.key));
        }
        if (!keys.isEmpty())
            QGuiApplication::clipboard()->setText(keys.join(u'\n'));
    });
}

void EntryCommands::copyValue()
{
    withValue([this](StoreSession &session, const ValueSource &source) {
        if (source.size <= shownWhole && source.bytes)
            return QGuiApplication::clipboard()->setText(QString::fromUtf8(*source.bytes));
        emit couldNotRead({ErrorCode::Unsupported, Reasons::notCopied.with(sizeText(shownWhole)),
            keyLabel(session, source.ref)});
    });
}

void EntryCommands::saveValue()
{
    withValue([this](StoreSession &session, const ValueSource &source) {
        auto *dialog = new QFileDialog(&m_context.window, tr("Save value as file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        connect(dialog, &QFileDialog::fileSelected, &session,
            [this, &session, source](const QString &path) { saveTo(session, source, path); });
        dialog->open();
    });
}

void EntryCommands::saveTo(StoreSession &session, const ValueSource &source, const QString &path)
{
    auto *saver = new ValueSaver(session, source, path, &session);
    auto *progress = new QProgressDialog(
        tr("Saving %1 as %2").arg(keyLabel(session, source.ref), displayText(path)), tr("Cancel"),
        0, 100, &m_context.window);
    progress->setMinimumDuration(patience);
    progress->setAutoReset(false);
    connect(progress, &QProgressDialog::canceled, saver, &ValueSaver::cancel);
    connect(saver, &ValueSaver::progressed, progress, [progress, size = source.size](qint64 done) {
        progress->setValue(int(done * 100 / std::max<qint64>(size, 1)));
    });
    connect(saver, &QObject::destroyed, progress, &QObject::deleteLater);
    connect(saver, &ValueSaver::finished, this, [this, path](const Result<void> &result) {
        if (result)
            emit wrote(path);
        else if (result.error().code != ErrorCode::Cancelled)
            emit couldNotWrite(result.error());
    });
}

void EntryCommands::replaceValue()
{
    m_context.tabs.flush();
    const auto ref = single();
    if (!ref)
        return;
    StoreSession *session = m_context.target().session;
    auto *dialog = new QFileDialog(&m_context.window, tr("Replace value from file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, session,
        [this, session, ref](const QString &path) { replaceFrom(*session, *ref, path); });
    dialog->open();
}

void EntryCommands::replaceFrom(StoreSession &session, const EntryRef &ref, const QString &path)
{
    const auto job = [ref, path](Store &store, const std::stop_token &stop) {
        return readReplacement(store, ref, path, stop);
    };
    onFinished(session.run(job), &session,
        [self = QPointer(this), &session](const Result<ReplacedValue> &value) {
            if (value)
                session.editor().replace(value->stored, value->value);
            else if (self)
                emit self->couldNotRead(value.error());
        });
}

void EntryCommands::goToKey()
{
    askKey({tr("Go to key"), tr("The key, or how it begins"), tr("Go"), {}}, m_context.window,
        [this](const QByteArray &key) { emit goToRequested(key); });
}

// As it would be stored: edits included; of a long value of the store only where it is.
void EntryCommands::withValue(const ValueFunction &use)
{
    m_context.tabs.settle([this, use] {
        if (const auto ref = single())
            readValue(*m_context.target().session, *ref, use);
    });
}

void EntryCommands::readValue(StoreSession &session, const EntryRef &ref, const ValueFunction &use)
{
    auto *once = new QObject(this);
    connect(&session, &StoreSession::entryArrived, once,
        [this, once, &session, ref, use](const EntryRef &arrived, const Result<Entry> &entry) {
            if (arrived != ref)
                return;
            once->deleteLater();
            if (!entry) {
                Error error = entry.error();
                error.subject = keyLabel(session, ref);
                return emit couldNotRead(error);
            }
            const auto edit = session.changes().find(ref);
            use(session, sourceOf(*entry, edit && edit->mine.exists ? &edit->mine.value : nullptr));
        });
    session.readEntry(ref);
}

} // namespace kvlens
