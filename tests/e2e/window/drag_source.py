"""A small window in the corner that a file can be dragged out of, as out of a file manager."""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

file = pathlib.Path(sys.argv[1]).resolve().as_uri()
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(80, 80)
window.move(0, 0)
area = Gtk.EventBox()
area.add(Gtk.Label(label="drag"))
area.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
area.drag_source_add_uri_targets()
area.connect("drag-data-get", lambda _area, _context, data, _info, _time: data.set_uris([file]))
GLib.idle_add(lambda: print("shown", flush=True), priority=GLib.PRIORITY_LOW)
window.add(area)
window.show_all()
Gtk.main()
