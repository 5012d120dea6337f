/* SPDX-License-Identifier: GPL-3.0-or-later
 * How long a window takes to answer, seen from outside: sends _NET_WM_PING to WINDOW every PERIOD
 * milliseconds until a line comes on stdin, and prints replies, mean and worst in milliseconds. A ping
 * without an answer counts as long as it was waited for. guiping WINDOW PERIOD
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <X11/Xlib.h>

enum { most = 100000 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void ping(Display* display, Window window, Atom protocols, Atom pingAtom, long number)
{
    XEvent event = {0};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = protocols;
    event.xclient.format = 32;
    event.xclient.data.l[0] = (long)pingAtom;
    event.xclient.data.l[1] = number + 1; /* 0 means CurrentTime */
    event.xclient.data.l[2] = (long)window;
    XSendEvent(display, window, False, NoEventMask, &event);
    XFlush(display);
}

int main(int argc, char** argv)
{
    Display* display = XOpenDisplay(NULL);
    if (argc != 3 || !display)
        return 2;
    const Window window = strtoul(argv[1], NULL, 0);
    const double period = atof(argv[2]);
    const Atom protocols = XInternAtom(display, "WM_PROTOCOLS", False);
    const Atom pingAtom = XInternAtom(display, "_NET_WM_PING", False);
    XSelectInput(display, DefaultRootWindow(display), StructureNotifyMask | SubstructureNotifyMask);
    static double sent[most];
    static char answered[most];
    long pings = 0;
    long replies = 0;
    double sum = 0;
    double worst = 0;
    double next = now();
    for (;;) {
        if (now() >= next && pings < most) {
            sent[pings] = now();
            ping(display, window, protocols, pingAtom, pings++);
            next += period;
        }
        while (XPending(display)) {
            XEvent event;
            XNextEvent(display, &event);
            if (event.type != ClientMessage || (Atom)event.xclient.data.l[0] != pingAtom)
                continue;
            const long number = event.xclient.data.l[1] - 1;
            if (number < 0 || number >= pings || answered[number])
                continue;
            answered[number] = 1;
            const double latency = now() - sent[number];
            ++replies;
            sum += latency;
            worst = latency > worst ? latency : worst;
        }
        struct pollfd ready[2]
            = {{.fd = ConnectionNumber(display), .events = POLLIN}, {.fd = 0, .events = POLLIN}};
        poll(ready, 2, 1);
        if (ready[1].revents)
            break;
    }
    for (long i = 0; i < pings; ++i)
        if (!answered[i] && now() - sent[i] > worst)
            worst = now() - sent[i];
    printf("%ld %ld %.2f %.2f\n", pings, replies, replies ? sum / (double)replies : 0, worst);
    return 0;
}
