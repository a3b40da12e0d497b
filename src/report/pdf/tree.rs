//! The structure a screen reader follows. A node joins its parent when its first mark is painted,
//! so the order of the structure is the order of reading.

/// A node's number.
pub type NodeId = usize;

/// What a node is, by the names PDF gives its structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Document,
    H1,
    H2,
    H3,
    P,
    Div,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    TR,
    /// A head of a column.
    ColumnHead,
    /// A head of a row.
    RowHead,
    TD,
    Figure,
    Caption,
    Link,
    /// Text beside a node within one that holds both.
    Span,
}

impl Role {
    /// The name in the file.
    pub fn tag(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::H1 => "H1",
            Role::H2 => "H2",
            Role::H3 => "H3",
            Role::P => "P",
            Role::Div => "Div",
            Role::L => "L",
            Role::LI => "LI",
            Role::Lbl => "Lbl",
            Role::LBody => "LBody",
            Role::Table => "Table",
            Role::TR => "TR",
            Role::ColumnHead | Role::RowHead => "TH",
            Role::TD => "TD",
            Role::Figure => "Figure",
            Role::Caption => "Caption",
            Role::Link => "Link",
            Role::Span => "Span",
        }
    }
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kid {
    /// Another node.
    Node(NodeId),
    /// Marked content: the page, counted from 0, and its number there.
    Marked(usize, usize),
}

/// One node.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// What holds it.
    pub parent: Option<NodeId>,
    /// What it holds.
    pub kids: Vec<Kid>,
    /// The words for a drawing.
    pub alt: Option<String>,
    /// The box of a drawing on its page, in points from the lower left corner.
    pub bounds: Option<[f32; 4]>,
    joined: bool,
}

/// All nodes; number 0 is the document.
#[derive(Debug, Clone)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A document without content.
    pub fn new() -> Tree {
        let root = Node {
            role: Role::Document,
            parent: None,
            kids: Vec::new(),
            alt: None,
            bounds: None,
            joined: true,
        };
        Tree { nodes: vec![root] }
    }

    /// A new node under another; it joins when painted.
    pub fn add(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.nodes.push(Node {
            role,
            parent: Some(parent),
            kids: Vec::new(),
            alt: None,
            bounds: None,
            joined: false,
        });
        self.nodes.len() - 1
    }

    /// Changes a node.
    pub fn with(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(id) {
            change(node);
        }
    }

    /// A node.
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The name of a node's role.
    pub fn tag(&self, id: NodeId) -> &'static str {
        self.get(id).map_or("P", |node| node.role.tag())
    }

    /// Every node that joined, with its number.
    pub fn joined(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().filter(|(_, node)| node.joined)
    }

    /// Puts the marks of a node that holds nodes too, such as the text around a link, into spans: whoever
    /// walks the nodes alone then meets all of it in the order of reading.
    pub fn part_into_spans(&mut self) {
        for id in 0..self.nodes.len() {
            let mixed = self.get(id).is_some_and(|node| {
                let marks = node.kids.iter().filter(|kid| matches!(kid, Kid::Marked(..))).count();
                marks > 0 && marks < node.kids.len()
            });
            if !mixed {
                continue;
            }
            let mut kids = Vec::new();
            self.with(id, |node| kids = std::mem::take(&mut node.kids));
            let (mut parted, mut last) = (Vec::new(), None);
            for kid in kids {
                match (kid, last) {
                    (Kid::Node(inner), _) => {
                        parted.push(Kid::Node(inner));
                        last = None;
                    }
                    (mark, Some(span)) => self.with(span, |node| node.kids.push(mark)),
                    (mark, None) => {
                        let span = self.add(Role::Span, id);
                        self.with(span, |node| {
                            node.joined = true;
                            node.kids.push(mark);
                        });
                        parted.push(Kid::Node(span));
                        last = Some(span);
                    }
                }
            }
            self.with(id, |node| node.kids = parted);
        }
    }

    /// Joins a node to its parent, and that to its own, if they are not yet.
    pub fn join(&mut self, id: NodeId) {
        let Some(node) = self.nodes.get_mut(id) else { return };
        if node.joined {
            return;
        }
        node.joined = true;
        if let Some(parent) = node.parent {
            self.join(parent);
            self.with(parent, |parent| parent.kids.push(Kid::Node(id)));
        }
    }

    /// Adds a mark or an annotation to a node, which joins.
    pub fn hold(&mut self, id: NodeId, kid: Kid) {
        self.join(id);
        self.with(id, |node| node.kids.push(kid));
    }
}
