// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/windowtour.h"

#include "model/storetreemodel.h"
#include "tests/support/anonymousmemory.h"
#include "tests/support/patience.h"
#include "ui/mainwindow.h"
#include "ui/mapplot.h"
#include "ui/storetree.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QRandomGenerator>
#include <QTreeView>

namespace kvlens::test {

namespace {

constexpr int afterglow = 40; // ms, what a step leaves to be done

template <class Widget> Widget *named(const MainWindow &window, const char *accessibleName)
{
    for (Widget *widget : window.findChildren<Widget *>()) {
        if (widget->accessibleName() == QLatin1StringView(accessibleName))
            return widget;
    }
    return nullptr;
}

// The button that persists, in the review.
QAbstractButton *persistButton(const MainWindow &window)
{
    const QDialog *review = window.findChild<QDialog *>();
    if (!review)
        return nullptr;
    for (auto *button : review->findChildren<QAbstractButton *>()) {
        if (button->text().startsWith(QStringLiteral("Persist ")))
            return button;
    }
    return nullptr;
}

} // namespace

WindowTour::WindowTour(ProbedApplication &application)
    : m_application(application)
    , m_window(std::make_unique<MainWindow>(m_workspace))
    , m_tree(m_window->findChild<StoreTree *>())
    , m_model(qobject_cast<StoreTreeModel *>(m_tree->model()))
{
    m_window->resize(1400, 900);
    m_tree->viewport()->installEventFilter(this);
}

WindowTour::~WindowTour() = default;

bool WindowTour::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint)
        m_painted = m_painted || showsFirst();
    return QObject::eventFilter(watched, event);
}

// The act is a call from the event loop, as if a person had caused it.
void WindowTour::step(const QString &name, const Act &act, const Condition &isOver)
{
    m_painted = false;
    m_application.reset();
    QElapsedTimer timer;
    timer.start();
    bool hasActed = false;
    QMetaObject::invokeMethod(
        this,
        [&] {
            hasActed = true;
            act();
        },
        Qt::QueuedConnection);
    turnLoop([&] { return hasActed && isOver(); });
    TourStep step {name, isOver(), double(timer.nsecsElapsed()) / 1e6, {}};
    turnLoop([] { return false; }, 5, afterglow);
    step.longest = m_application.longest();
    step.anonymousKilobytes = anonymousKilobytes();
    m_steps.append(step);
}

QAction *WindowTour::action(const char *name) const
{
    return m_window->findChild<QAction *>(QLatin1StringView(name));
}

bool WindowTour::hasReview() const
{
    return persistButton(*m_window) != nullptr;
}

void WindowTour::confirmPersist()
{
    if (auto *button = persistButton(*m_window))
        button->click();
}

// Keys; or what there is without a click, where there are no keys or several collections.
bool WindowTour::showsFirst() const
{
    if (showsKeys())
        return true;
    const bool isReady = session() && session()->state() == SessionState::Ready;
    const bool isOne = isReady && session()->collections().size() == 1;
    return isReady && (!isOne || session()->keys().count(largest()) == 0);
}

// Whether a key's text is where it can be seen.
bool WindowTour::showsKeys() const
{
    QModelIndex index = m_tree->indexAt({1, 1});
    for (; index.isValid(); index = m_tree->indexBelow(index)) {
        if (m_tree->visualRect(index).top() > m_tree->viewport()->height())
            return false;
        if (index.data(StoreTreeModel::EntryRefRole).isValid())
            return true;
    }
    return false;
}

bool WindowTour::isIdle() const
{
    return session() && session()->state() == SessionState::Ready
        && session()->activity().kind == Activity::Kind::None;
}

StoreSession *WindowTour::session() const
{
    return m_workspace.sessions().value(0);
}

CollectionRef WindowTour::largest() const
{
    const QList<CollectionInfo> &all = session()->collections();
    const auto most = std::max_element(all.begin(), all.end(),
        [](const CollectionInfo &a, const CollectionInfo &b) { return a.entries < b.entries; });
    return most == all.end() ? CollectionRef() : most->ref;
}

QModelIndex WindowTour::keyRow(qint64 number) const
{
    const QModelIndex collection = m_model->indexOf(session(), largest());
    const QModelIndex first = m_model->index(0, 0, collection);
    if (first.data(StoreTreeModel::NodeKindRole).value<NodeKind>() == NodeKind::Key)
        return first.siblingAtRow(int(number));
    const QModelIndex range = first.siblingAtRow(int(number / TreeNode::rangeSize));
    return m_model->index(int(number % TreeNode::rangeSize), 0, range);
}

void WindowTour::showWindow()
{
    step(
        QStringLiteral("window"), [this] { m_window->show(); },
        [this] { return m_window->isVisible(); });
}

void WindowTour::start(const QString &path)
{
    step(
        QStringLiteral("start"),
        [&] {
            m_window->show();
            m_window->open({path});
        },
        [this] { return m_painted; });
}

void WindowTour::open(const QString &path)
{
    step(
        QStringLiteral("first keys"), [&] { m_window->open({path}); },
        [this] { return m_painted; });
}

void WindowTour::load()
{
    step(
        QStringLiteral("all keys"), [] {},
        [this] { return session() && session()->state() == SessionState::Ready; });
    step(
        QStringLiteral("checked"), [] {}, [this] { return isIdle(); });
}

void WindowTour::goTo(const QString &name, qint64 number)
{
    const bool isThere = m_tree->currentIndex() == keyRow(number); // then nothing is painted
    step(
        name,
        [this, number] {
            const QModelIndex row = keyRow(number);
            m_tree->setCurrentIndex(row);
            m_tree->scrollTo(row);
        },
        [this, number, isThere] {
            return (m_painted || isThere)
                && keyRow(number).data(StoreTreeModel::EntryRefRole).isValid();
        });
}

void WindowTour::jumpAbout()
{
    const qint64 keys = session()->keys().count(largest());
    step(
        QStringLiteral("expand"),
        [this] { m_tree->expand(m_model->indexOf(session(), largest())); }, [] { return true; });
    step(
        QStringLiteral("expand a range"), [this] { m_tree->expand(keyRow(0).parent()); },
        [this] { return keyRow(0).data(StoreTreeModel::EntryRefRole).isValid(); });
    goTo(QStringLiteral("jump to the end"), keys - 1);
    QRandomGenerator chance(5);
    for (int i = 1; i <= 20; ++i)
        goTo(QStringLiteral("jump to a key, %1").arg(i), qint64(chance.bounded(quint64(keys))));
    goTo(QStringLiteral("jump to the begin"), 0);
}

void WindowTour::filter(const QString &text)
{
    auto *line = m_window->findChild<QLineEdit *>(QStringLiteral("Filter keys"));
    const auto begun = [this] {
        const auto counts = m_model->filterCounts();
        return m_model->isFiltered() && (counts.matching > 0 || counts.finished);
    };
    for (int length = 1; length <= text.size(); ++length) {
        const QString typed = text.first(length);
        step(
            QStringLiteral("filter '%1', first").arg(typed), [&] { line->setText(typed); }, begun);
        step(
            QStringLiteral("filter '%1', all").arg(typed), [] {},
            [this] { return m_model->filterCounts().finished; });
    }
    step(
        QStringLiteral("filter cleared"), [&] { line->clear(); },
        [this] { return !m_model->isFiltered(); });
}

void WindowTour::sortBy(const QString &name, const KeySorting &sorting)
{
    step(
        name, [&] { m_model->sort(sorting); }, [this] { return !m_model->isSorting(); });
}

void WindowTour::sort()
{
    sortBy(QStringLiteral("sort by size"), {KeySorting::By::Size, Qt::DescendingOrder});
    sortBy(QStringLiteral("sort by key"), {KeySorting::By::Key, Qt::DescendingOrder});
    goTo(QStringLiteral("jump to the end, sorted"), session()->keys().count(largest()) - 1);
    sortBy(QStringLiteral("as stored"), {});
}

void WindowTour::goToKeys()
{
    goTo(QStringLiteral("back to the begin"), 0);
    const QByteArray last = [this] {
        const QModelIndex row = keyRow(session()->keys().count(largest()) - 1);
        return row.data(StoreTreeModel::EntryRefRole).value<EntryRef>().key;
    }();
    const auto arrived = [this, last] {
        const auto ref = m_tree->currentIndex().data(StoreTreeModel::EntryRefRole);
        return ref.isValid() && ref.value<EntryRef>().key == last;
    };
    step(
        QStringLiteral("go to a key"), [&] { m_tree->goTo(QString::fromUtf8(last)); }, arrived);
    goTo(QStringLiteral("back again"), 0);
    step(
        QStringLiteral("type a key"), [&] { m_tree->keyboardSearch(QString::fromUtf8(last)); },
        arrived);
}

void WindowTour::search(const QString &text)
{
    auto *line = named<QLineEdit>(*m_window, "Search text");
    auto *go = named<QAbstractButton>(*m_window, "Search");
    const auto *state = m_window->findChild<QLabel *>(QStringLiteral("Search state"));
    const auto hasFound = [state] { return !state->text().isEmpty(); };
    const auto isOver = [state] {
        const QString said = state->text();
        return !said.endsWith(QStringLiteral("…")) && !said.endsWith(QStringLiteral("so far"));
    };
    step(
        QStringLiteral("search"),
        [&] {
            action("Find in store")->trigger();
            line->setText(text);
            go->click();
        },
        [&] { return hasFound() && isOver(); });
}

void WindowTour::editAndPersist()
{
    const QModelIndex row = keyRow(0);
    const auto ref = row.data(StoreTreeModel::EntryRefRole).value<EntryRef>();
    Entry entry {.ref = ref, .value = {}, .version = {}};
    connect(session(), &StoreSession::entryArrived, this,
        [&entry, ref](const EntryRef &arrived, const Result<Entry> &read) {
            if (arrived == ref && read)
                entry = *read;
        });
    step(
        QStringLiteral("show an entry"), [&] { emit m_tree->previewed(session(), ref); },
        [&] { return entry.version.exists(); });
    session()->disconnect(this);
    step(
        QStringLiteral("edit"), [&] { session()->editor().put(entry, " " + entry.value); },
        [this] { return session()->changes().count() == 1; });
    step(
        QStringLiteral("review"), [this] { action("Persist")->trigger(); },
        [this] { return hasReview(); });
    step(
        QStringLiteral("persist"), [this] { confirmPersist(); },
        [this] { return session()->changes().isEmpty() && isIdle(); });
}

QList<EntryRef> WindowTour::firstKeys(qint64 count)
{
    QList<EntryRef> refs;
    const auto job = [collection = largest(), count](Store &store, const std::stop_token &stop) {
        return store.list({collection, {}, int(count)}, stop);
    };
    onFinished(session()->run(job), this, [&](const Result<KeyPage> &page) {
        for (qsizetype i = 0; page && i < page->count(); ++i)
            refs.append({largest(), page->at(i).key.toByteArray(), page->at(i).shadow});
    });
    turnLoop([&] { return !refs.isEmpty(); });
    return refs;
}

void WindowTour::editMany(qint64 count)
{
    const QList<EntryRef> refs = firstKeys(count);
    const auto hasStaged = [&](qsizetype staged) {
        return [=, this] { return session()->changes().count() == staged; };
    };
    const Entry one = absentEntry({largest(), "one-more"});
    step(
        QStringLiteral("delete many"), [&] { session()->editor().remove(refs); },
        hasStaged(refs.size()));
    step(
        QStringLiteral("edit one more"), [&] { session()->editor().put(one, "1"); },
        hasStaged(refs.size() + 1));
    step(
        QStringLiteral("and type in it"), [&] { session()->editor().put(one, "12"); },
        [&] { return session()->changes().find(one.ref)->mine.value == "12"; });
    step(
        QStringLiteral("undo"), [this] { action("Undo")->trigger(); }, hasStaged(refs.size()));
    step(
        QStringLiteral("undo the many"), [this] { action("Undo")->trigger(); }, hasStaged(0));
    step(
        QStringLiteral("redo the many"), [this] { action("Redo")->trigger(); },
        hasStaged(refs.size()));
    step(
        QStringLiteral("revert all"), [this] { action("Revert all")->trigger(); }, hasStaged(0));
    step(
        QStringLiteral("undo that"), [this] { action("Undo")->trigger(); }, hasStaged(refs.size()));
    step(
        QStringLiteral("review many"), [this] { action("Persist")->trigger(); },
        [this] { return hasReview(); });
    step(
        QStringLiteral("persist many"), [this] { confirmPersist(); },
        [this] { return session()->changes().isEmpty() && isIdle(); });
    step(
        QStringLiteral("undo what is persisted"), [this] { action("Undo")->trigger(); },
        hasStaged(refs.size()));
    step(
        QStringLiteral("add one more"), [&] { session()->editor().put(one, "1"); },
        hasStaged(refs.size() + 1));
    step(
        QStringLiteral("revert what was added"), [this] { action("Revert all")->trigger(); },
        hasStaged(0));
}

void WindowTour::reload()
{
    bool isReloaded = false;
    connect(session(), &StoreSession::reloadFinished, this, [&isReloaded] { isReloaded = true; });
    step(
        QStringLiteral("reload"), [this] { action("Reload")->trigger(); },
        [&] { return isReloaded && isIdle(); });
    session()->disconnect(this);
}

const QTreeView *WindowTour::index(const char *name) const
{
    const auto *view = named<QTreeView>(*m_window, name);
    return view && view->isVisible() && view->model()->rowCount() > 0 ? view : nullptr;
}

void WindowTour::showIndex()
{
    const auto showsDocuments = [this] { return index("Documents of the index") != nullptr; };
    step(
        QStringLiteral("read the index"), [this] { action("Documents")->trigger(); },
        showsDocuments);
    action("Close tab")->trigger();
    step(
        QStringLiteral("documents, first page"),
        [this] {
            action("Documents")->trigger();
            m_window->grab(); // as it would be painted
        },
        showsDocuments);
    const QModelIndex key = keyRow(0);
    step(
        QStringLiteral("links of an entry"),
        [this, key] {
            m_tree->setCurrentIndex(key);
            action("Links")->trigger();
        },
        [this] { return index("Links of the entry") != nullptr; });
}

void WindowTour::showMap()
{
    MapPlot *plot = nullptr;
    const auto isDrawn = [&] {
        plot = named<MapPlot>(*m_window, "Map of vectors");
        return plot && plot->isVisible() && !plot->points().empty() && plot->isDrawn() && isIdle();
    };
    step(
        QStringLiteral("make the map"), [this] { action("Map of vectors")->trigger(); }, isDrawn);
    if (!plot)
        return;
    step(
        QStringLiteral("zoom into the map"), [&] { plot->zoomIn(); }, isDrawn);
    const auto drag = [&](Qt::KeyboardModifiers with) {
        const auto send = [&](QEvent::Type type, const QPointF &place) {
            QMouseEvent event(
                type, place, plot->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, with);
            QCoreApplication::sendEvent(plot, &event);
        };
        const QPointF corner(plot->width() / 2.0, plot->height());
        send(QEvent::MouseButtonPress, {});
        for (const QPointF &place : {QPointF(corner.x(), 0), corner, QPointF(0, corner.y())})
            send(QEvent::MouseMove, place);
        send(QEvent::MouseButtonRelease, {});
    };
    step(
        QStringLiteral("move the map"), [&] { drag(Qt::ControlModifier); }, isDrawn);
    plot->showAll();
    step(
        QStringLiteral("choose by a lasso"), [&] { drag(Qt::NoModifier); }, isDrawn);
}

void WindowTour::close()
{
    step(
        QStringLiteral("close"), [this] { action("Close store")->trigger(); },
        [this] { return !session(); });
}

} // namespace kvlens::test
