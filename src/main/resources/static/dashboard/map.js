// Draws the flows that /api/map tells of; namespaces can be folded.
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const style = () => [
  {selector: 'node', style: {
    'label': 'data(label)', 'color': colour('--text'), 'font-size': 11, 'text-valign': 'center',
    'shape': 'round-rectangle', 'width': 'data(width)', 'height': 22, 'padding': 5,
    'background-color': colour('--ground'), 'border-width': 1.5, 'border-color': colour('--quiet')}},
  {selector: 'node[state = "ready"]', style: {'border-color': colour('--ready')}},
  {selector: 'node[state = "degraded"]', style: {'border-color': colour('--degraded'), 'border-width': 3}},
  {selector: 'node[state = "stalled"]', style: {'border-color': colour('--stalled'), 'border-width': 4}},
  {selector: 'node[?open]', style: {'border-style': 'dashed'}},
  {selector: 'node[kind = "namespace"]', style: {
    'background-color': colour('--panel'), 'font-weight': 'bold', 'border-color': colour('--line')}},
  {selector: ':parent', style: {'text-valign': 'top', 'padding': 12}},
  {selector: 'edge', style: {
    'label': 'data(label)', 'font-size': 9, 'color': colour('--quiet'), 'width': 1.2,
    'text-background-color': colour('--panel'), 'text-background-opacity': 0.9,
    'line-color': colour('--quiet'), 'target-arrow-color': colour('--quiet'),
    'target-arrow-shape': 'triangle', 'curve-style': 'bezier'}},
  {selector: 'edge.crowded', style: {'label': ''}},
  {selector: 'edge.near', style: {'label': 'data(label)', 'width': 2, 'z-index': 1}},
  {selector: '.far', style: {'opacity': 0.15}},
  {selector: 'edge[?foreign]', style: {'line-style': 'dashed', 'line-color': colour('--degraded'),
    'target-arrow-color': colour('--degraded')}},
];

// Of a label, in the graph's own pixels.
const width = text => 12 + 6.5 * text.length;

const elements = (map, folded) => {
  const parent = namespace => 'namespace:' + namespace;
  const at = new Map(map.nodes.map(node =>
    [node.id, folded.has(node.namespace) ? parent(node.namespace) : node.id]));
  const nodes = map.nodes.filter(node => !folded.has(node.namespace)).map(node => ({data: {
    id: node.id, label: node.label, width: width(node.label), state: node.state, open: node.open,
    kind: map.byNamespace ? 'namespace' : node.firewall ? 'group' : 'outside', namespace: node.namespace,
    firewall: node.firewall, parent: map.byNamespace || !node.namespace ? undefined : parent(node.namespace)}}));
  const frames = map.byNamespace ? [] : [...new Set(map.nodes.map(node => node.namespace).filter(Boolean))].map(namespace => ({data: {
    id: parent(namespace), width: width(namespace + ' +'), label: folded.has(namespace) ? namespace + ' +' : namespace, kind: 'namespace', namespace}}));
  const lines = new Map();
  map.edges.forEach(edge => {
    const [source, target] = [at.get(edge.from), at.get(edge.to)];
    const known = lines.get(source + ' ' + target);
    if (source === target && source !== edge.from) {
      return;
    }
    if (known) {
      known.data.label = '';
      known.data.foreign = known.data.foreign || edge.foreign;
    } else {
      lines.set(source + ' ' + target, {data: {
        source, target, label: edge.connections, foreign: edge.foreign, askFrom: edge.askFrom, askTo: edge.askTo}});
    }
  });
  return [...frames, ...nodes, ...lines.values()];
};

// With more arrows than these, their ports are shown only of those that lead to or from the node pointed at.
const LEGIBLE = 80;

// With more groups than these, the namespaces that are not in focus are folded at first.
const UNFOLDED = 60;

const layout = (map, nodes, fixed) => map.byNamespace
  ? {name: 'circle', animate: false}
  : {name: 'fcose', animate: false, quality: 'proof', randomize: fixed.length === 0, fixedNodeConstraint: fixed,
    nodeRepulsion: () => 30000, gravityCompound: 0.5, idealEdgeLength: () => 90 + nodes};

// Returns what draws another map in its place; whatever was there before stays where it was.
const draw = (box, first) => {
  let map = first;
  box.hidden = false;
  const focus = new URLSearchParams(location.search).get('namespace');
  const folded = new Set(focus && map.nodes.length > UNFOLDED
    ? map.nodes.map(node => node.namespace).filter(namespace => namespace && namespace !== focus) : []);
  const graph = cytoscape({container: box, style: style(), minZoom: 0.1, maxZoom: 3});
  // On paper the graph is a picture, as wide as the page and in the colours of daylight.
  const picture = new Image();
  const depict = () => {
    document.documentElement.classList.add('daylight');
    graph.style(style());
    picture.src = graph.png({full: true, maxWidth: 1600, maxHeight: 2000, bg: 'white'});
    document.documentElement.classList.remove('daylight');
    graph.style(style());
  };
  const show = () => {
    const places = new Map(graph.nodes().map(node => [node.id(), {...node.position()}]));
    graph.elements().remove();
    graph.add(elements(map, folded));
    graph.edges().toggleClass('crowded', graph.edges().length > LEGIBLE);
    const nodes = graph.nodes().not(':parent');
    const known = nodes.filter(node => places.has(node.id()));
    known.forEach(node => node.position(places.get(node.id())));
    if (known.length < nodes.length) {
      graph.layout(layout(map, nodes.length, known.map(node => ({nodeId: node.id(), position: node.position()})))).run();
    }
    box.dataset.nodes = graph.nodes().length;
    box.dataset.edges = graph.edges().length;
    depict();
  };
  graph.on('tap', 'node', event => {
    const node = event.target.data();
    if (map.byNamespace && node.namespace) {
      location.href = '?namespace=' + encodeURIComponent(node.namespace);
    } else if (node.kind === 'namespace') {
      folded.has(node.namespace) ? folded.delete(node.namespace) : folded.add(node.namespace);
      show();
    } else if (node.firewall) {
      location.href = 'firewalls/' + encodeURIComponent(node.firewall.namespace) + '/' + encodeURIComponent(node.firewall.name);
    }
  });
  graph.on('mouseover', 'node', event => {
    const near = event.target.union(event.target.descendants()).closedNeighborhood();
    near.edges().addClass('near');
    graph.elements().difference(near.union(near.ancestors())).addClass('far');
  });
  graph.on('mouseout', 'node', () => graph.elements().removeClass('near far'));
  graph.on('tap', 'edge', event => {
    const edge = event.target.data();
    location.href = 'ask?' + new URLSearchParams({from: edge.askFrom, to: edge.askTo});
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => graph.style(style()));
  box.graph = graph;
  picture.alt = '';
  box.append(picture);
  show();
  return next => {
    map = next;
    show();
  };
};

const box = document.getElementById('map');
if (box) {
  const read = () => fetch(box.dataset.source, {headers: {Accept: 'application/json'}})
    .then(answer => answer.ok ? answer.text() : Promise.reject(new Error('status ' + answer.status)));
  read().then(first => {
    let drawn = first;
    const redraw = draw(box, JSON.parse(first));
    // The tables below it have been made anew.
    document.body.addEventListener('htmx:afterSwap', () => read().then(next => {
      if (next !== drawn) {
        drawn = next;
        redraw(JSON.parse(next));
      }
    }));
  });
}
