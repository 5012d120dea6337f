// SPDX-License-Identifier: GPL-3.0-or-later
/// \file A page that remembers what the window asked of it.
#pragma once

#include "ui/shell/page.h"

#include <QtGui/QAction>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

class FakePage final : public socketscope::ui::Page {
    Q_OBJECT

public:
    explicit FakePage(const QString& name, bool opens = false)
        : m_name(name)
        , m_opens(opens)
    {
        auto* column = new QVBoxLayout(this);
        for (const auto* label : {"first", "second"}) {
            auto* edit = new QLineEdit(this);
            edit->setAccessibleName(name + QLatin1Char(' ') + QLatin1String(label));
            column->addWidget(edit);
        }
    }

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("talk"); }
    [[nodiscard]] QString title() const override { return pageTitle; }
    bool refresh() override
    {
        ++refreshed;
        return framesLeft-- > 1;
    }
    [[nodiscard]] socketscope::ui::PageStatus status() const override { return pageStatus; }
    [[nodiscard]] QList<QAction*> exportActions() const override { return exports; }
    [[nodiscard]] bool canOpen() const override { return m_opens; }
    void openFile(const QString& path) override { opened << path; }
    [[nodiscard]] bool canStartNew() const override { return m_opens; }
    void startNew() override { ++begun; }
    [[nodiscard]] bool canSave() const override { return m_opens && !nothingYet; }
    bool takeBack() override { return toTakeBack > 0 && toTakeBack-- > 0; }
    void stopEverything() override { ++stopped; }

    QString pageTitle = QStringLiteral("Welcome");
    socketscope::ui::PageStatus pageStatus;
    QList<QAction*> exports;
    QStringList opened;
    int refreshed = 0;
    int framesLeft = 0;
    bool nothingYet = false;
    int begun = 0;
    int stopped = 0;
    int toTakeBack = 0;

private:
    QString m_name;
    bool m_opens;
};
