// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shortcuts.h"

#include "ui/settings.h"

#include <QAction>
#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr char defaultKeys[] = "defaultKeys";

// Under this name translators find the words of this file.
class ShortcutWords
{
    Q_DECLARE_TR_FUNCTIONS(Shortcuts)
};

QString settingOf(const QAction *action)
{
    return u"keys/"_s + QString(action->objectName()).replace(u' ', u'_');
}

QString portable(const QList<QKeySequence> &keys)
{
    return QKeySequence::listToString(keys, QKeySequence::PortableText);
}

// What is typed into a text, or moves in one, whatever has the focus.
bool isOfTexts(const QKeyCombination &key)
{
    const bool isPlain
        = !(key.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool isFunction = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
    return isPlain && !isFunction && key.key() != Qt::Key_Delete;
}

bool isOfEditing(const QKeySequence &keys)
{
    constexpr std::array texts {QKeySequence::SelectAll, QKeySequence::Cut};
    return std::any_of(texts.begin(), texts.end(), [&keys](QKeySequence::StandardKey key) {
        return QKeySequence::keyBindings(key).contains(keys);
    });
}

} // namespace

void applyShortcuts(const QList<QAction *> &actions)
{
    const Settings settings;
    for (QAction *action : actions) {
        action->setProperty(defaultKeys, portable(action->shortcuts()));
        const QVariant chosen = settings.value(settingOf(action));
        if (chosen.isValid())
            action->setShortcuts(
                QKeySequence::listFromString(chosen.toString(), QKeySequence::PortableText));
    }
}

QList<QKeySequence> defaultShortcuts(const QAction *action)
{
    return QKeySequence::listFromString(
        action->property(defaultKeys).toString(), QKeySequence::PortableText);
}

void chooseShortcuts(QAction *action, const QList<QKeySequence> &keys)
{
    action->setShortcuts(keys);
    Settings settings;
    if (keys == defaultShortcuts(action))
        settings.remove(settingOf(action));
    else
        settings.setValue(settingOf(action), portable(keys));
}

QString whyNoShortcut(const QKeySequence &keys)
{
    if (keys.isEmpty())
        return ShortcutWords::tr("Press the keys.");
    const QString name = keys.toString(QKeySequence::NativeText);
    if (isOfTexts(keys[0]))
        return ShortcutWords::tr("%1 is typed into texts. Add Ctrl or Alt.").arg(name);
    if (isOfEditing(keys))
        return ShortcutWords::tr("%1 belongs to the texts that are edited.").arg(name);
    return {};
}

QAction *shortcutHolder(
    const QKeySequence &keys, const QList<MenuAction> &actions, const QAction *but)
{
    const auto collides = [&keys](const QKeySequence &other) {
        return other.matches(keys) != QKeySequence::NoMatch
            || keys.matches(other) != QKeySequence::NoMatch;
    };
    for (const MenuAction &each : actions) {
        const QList<QKeySequence> held = each.action->shortcuts();
        if (each.action != but && std::any_of(held.begin(), held.end(), collides))
            return each.action;
    }
    return nullptr;
}

} // namespace kvlens
