// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/remotetour.h"

#include "model/storetreemodel.h"
#include "ui/mainwindow.h"
#include "ui/storetree.h"

#include <QAction>
#include <QLineEdit>
#include <QTimer>

namespace kvlens::test {

namespace {
constexpr std::chrono::milliseconds pause {300}; // between two attempts
}

RemoteTour::RemoteTour(ProbedApplication &application, std::shared_ptr<RemoteServer> server)
    : WindowTour(application)
    , m_server(std::move(server))
{
}

void RemoteTour::insist(const QString &name, const Act &act, const Condition &isOver)
{
    QTimer again;
    connect(&again, &QTimer::timeout, this, [&] {
        if (isOver())
            return;
        if (session() && session()->state() == SessionState::Failed)
            action("Reload")->trigger(); // which of its calls it was does not matter
        else if (isIdle())
            act();
    });
    again.start(pause);
    step(name, act, isOver);
}

void RemoteTour::openStore(const StoreOpener &opener)
{
    step(
        QStringLiteral("open"), [&] { workspace().open({}, opener); },
        [this] { return isIdle() && model().indexOf(session(), largest()).isValid(); });
    step(
        QStringLiteral("expand"), [this] { tree().expand(model().indexOf(session(), largest())); },
        [] { return true; });
}

qint64 RemoteTour::listed() const
{
    return session()->keys().count(largest());
}

qsizetype RemoteTour::changes() const
{
    return session()->changes().count();
}

std::optional<EntryRef> RemoteTour::current() const
{
    const QVariant ref
        = window().findChild<StoreTree *>()->currentIndex().data(StoreTreeModel::EntryRefRole);
    return ref.isValid() ? std::optional(ref.value<EntryRef>()) : std::nullopt;
}

QModelIndex RemoteTour::tail() const
{
    const auto *model = window().findChild<StoreTree *>()->model();
    const QModelIndex collection
        = static_cast<const StoreTreeModel *>(model)->indexOf(session(), largest());
    const QModelIndex last = model->index(model->rowCount(collection) - 1, 0, collection);
    const bool isTail = last.data(StoreTreeModel::NodeKindRole).value<NodeKind>() == NodeKind::Tail;
    return isTail ? last : QModelIndex();
}

void RemoteTour::listOn(qint64 keys)
{
    while (listed() < keys && tail().isValid()) {
        const qint64 before = listed();
        insist(
            QStringLiteral("list on behind %1 keys").arg(before),
            [this] {
                tree().scrollTo(tail());
                if (tail().data(StoreTreeModel::TailRole).value<ListingTail>()
                    == ListingTail::Failed)
                    model().goOn(tail());
            },
            [this, before] { return listed() > before || !tail().isValid(); });
        if (listed() == before)
            return; // it did not come to its end
    }
}

void RemoteTour::filterFirst(const QString &text)
{
    auto *line = window().findChild<QLineEdit *>(QStringLiteral("Filter keys"));
    step(
        QStringLiteral("filter '%1', first").arg(text), [&] { line->setText(text); },
        [this] { return model().isFiltered() && model().filterCounts().matching > 0; });
    step(
        QStringLiteral("filter cleared"), [&] { line->clear(); },
        [this] { return !model().isFiltered(); });
}

void RemoteTour::openByName(const QByteArray &key)
{
    insist(
        QStringLiteral("go to %1").arg(QString::fromUtf8(key)),
        [this, key] { tree().goTo(QString::fromUtf8(key)); },
        [this, key] { return current() && current()->key == key; });
}

void RemoteTour::edit(const QByteArray &value)
{
    const qsizetype before = changes();
    const EntryRef ref = current().value_or(EntryRef());
    QObject once;
    connect(session(), &StoreSession::entryArrived, &once,
        [this, ref, value, before](const EntryRef &arrived, const Result<Entry> &entry) {
            if (arrived == ref && entry && changes() == before)
                session()->editor().put(*entry, value);
        });
    insist(
        QStringLiteral("edit"), [&] { session()->readEntry(ref); },
        [this, before] { return changes() == before + 1; });
}

void RemoteTour::persist()
{
    insist(
        QStringLiteral("review"), [this] { action("Persist")->trigger(); },
        [this] { return hasReview(); });
    insist(
        QStringLiteral("persist"),
        [this] {
            if (!hasReview())
                action("Persist")->trigger();
            confirmPersist();
        },
        [this] { return changes() == 0 && isIdle(); });
}

void RemoteTour::loseConnection()
{
    insist(
        QStringLiteral("lose the connection"),
        [this] {
            m_server->goDown();
            action("Reload")->trigger();
        },
        [this] { return session()->state() == SessionState::Failed; });
}

void RemoteTour::reconnect()
{
    m_server->comeUp();
    insist(
        QStringLiteral("reconnect"), [this] { action("Reload")->trigger(); },
        [this] { return isIdle(); });
}

} // namespace kvlens::test
