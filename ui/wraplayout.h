// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Widgets beside each other, in as many rows as the width asks for.
#pragma once

#include <QLayout>

namespace kvlens {

// A widget has the width of its hint, less if the whole row is narrower. Those whose policy is to
// expand do with half of it before another row begins, and share what is left in theirs.
class WrapLayout : public QLayout
{
    Q_OBJECT
public:
    explicit WrapLayout(QWidget *parent = nullptr); // nullptr: it is put into another layout
    ~WrapLayout() override;

    void insertWidget(int number, QWidget *widget);

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int number) const override { return m_items.value(number); }
    QLayoutItem *takeAt(int number) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override; // of one row
    QSize minimumSize() const override; // of the widest, and of one row
    void setGeometry(const QRect &place) override;

private:
    struct Row
    {
        QList<QLayoutItem *> items;
        int width = 0; // that they need
    };
    QList<Row> rows(int width) const;
    int layOut(const QRect &place, bool isForReal) const; // the height

    QList<QLayoutItem *> m_items; // owned
};

} // namespace kvlens
