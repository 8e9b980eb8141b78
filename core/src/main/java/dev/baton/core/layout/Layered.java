package dev.baton.core.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A graph with its places.
///
/// Nodes are numbers from 0; an arrow goes from what has to be there first to what waits for it.
/// Lengths are in the drawing's units.
public record Layered(List<Place> places, List<Line> lines, int width, int height) {
  private static final int SWEEPS = 8;
  private static final int SHIFTS = 6;

  public Layered {
    places = List.copyOf(places);
    lines = List.copyOf(lines);
  }

  /// How large a box is, and how far apart boxes are.
  public record Measure(int boxWidth, int boxHeight, int betweenLayers, int betweenBoxes) {}

  public record Arrow(int from, int to) {}

  /// The upper left corner of a node's box, and its layer.
  public record Place(int x, int y, int layer) {}

  /// The way of an arrow: its ends and its bends, from left to right.
  public record Line(Arrow arrow, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  public record Point(int x, int y) {}

  /// Arrows of a node to itself, and those that close a circle, are not drawn.
  public static Layered of(int nodes, List<Arrow> arrows, Measure measure) {
    var drawing = new Drawing(nodes, arrows);
    drawing.order();
    return drawing.placed(measure);
  }

  /// Works on nodes and bends alike: a bend is a node nobody sees.
  private static final class Drawing {
    private final int nodes;
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<List<Integer>> chains = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private final List<Integer> layerOf = new ArrayList<>();
    private final List<List<Integer>> layers = new ArrayList<>();
    private int[] rank = new int[0];

    Drawing(int nodes, List<Arrow> all) {
      this.nodes = nodes;
      var levels = levels(nodes, all);
      for (int node = 0; node < nodes; node++) {
        add(levels[node]);
      }
      for (var arrow : all) {
        if (levels[arrow.from()] < levels[arrow.to()]) {
          arrows.add(arrow);
          chains.add(chain(arrow));
        }
      }
      rank = new int[layerOf.size()];
      layers.forEach(this::number);
    }

    /// The longest way to each node, as far as there is one that is no circle.
    private static int[] levels(int nodes, List<Arrow> arrows) {
      var waits = new int[nodes];
      var next = new ArrayList<List<Integer>>();
      for (int node = 0; node < nodes; node++) {
        next.add(new ArrayList<>());
      }
      for (var arrow : arrows) {
        next.get(arrow.from()).add(arrow.to());
        waits[arrow.to()]++;
      }
      var levels = new int[nodes];
      var free = new ArrayList<Integer>();
      for (int node = 0; node < nodes; node++) {
        if (waits[node] == 0) {
          free.add(node);
        }
      }
      for (int done = 0; done < free.size(); done++) {
        for (var to : next.get(free.get(done))) {
          levels[to] = Math.max(levels[to], levels[free.get(done)] + 1);
          if (--waits[to] == 0) {
            free.add(to);
          }
        }
      }
      return levels;
    }

    private int add(int layer) {
      while (layers.size() <= layer) {
        layers.add(new ArrayList<>());
      }
      int node = layerOf.size();
      layerOf.add(layer);
      layers.get(layer).add(node);
      before.add(new ArrayList<>());
      after.add(new ArrayList<>());
      return node;
    }

    private List<Integer> chain(Arrow arrow) {
      var chain = new ArrayList<Integer>();
      chain.add(arrow.from());
      for (int layer = layerOf.get(arrow.from()) + 1; layer < layerOf.get(arrow.to()); layer++) {
        chain.add(add(layer));
      }
      chain.add(arrow.to());
      for (int i = 1; i < chain.size(); i++) {
        after.get(chain.get(i - 1)).add(chain.get(i));
        before.get(chain.get(i)).add(chain.get(i - 1));
      }
      return chain;
    }

    private void number(List<Integer> layer) {
      for (int i = 0; i < layer.size(); i++) {
        rank[layer.get(i)] = i;
      }
    }

    /// To and fro: each layer in the order of the means of its neighbours. The best order of all is
    /// kept, because the last need not be it.
    void order() {
      var best = copy();
      long fewest = crossings();
      for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
        var isForth = sweep % 2 == 0;
        for (int i = 1; i < layers.size(); i++) {
          sort(isForth ? i : layers.size() - 1 - i, isForth ? before : after);
        }
        long now = crossings();
        if (now < fewest) {
          fewest = now;
          best = copy();
        }
      }
      for (int i = 0; i < layers.size(); i++) {
        layers.set(i, best.get(i));
        number(best.get(i));
      }
    }

    private List<List<Integer>> copy() {
      var copy = new ArrayList<List<Integer>>();
      layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
      return copy;
    }

    private void sort(int layer, List<List<Integer>> neighbours) {
      var means = new HashMap<Integer, Double>();
      for (var node : layers.get(layer)) {
        means.put(
            node,
            neighbours.get(node).stream().mapToInt(it -> rank[it]).average().orElse(rank[node]));
      }
      layers.get(layer).sort(Comparator.comparingDouble(means::get));
      number(layers.get(layer));
    }

    private long crossings() {
      long all = 0;
      for (int i = 0; i + 1 < layers.size(); i++) {
        all += crossingsAfter(layers.get(i), layers.get(i + 1).size());
      }
      return all;
    }

    /// Inversions, counted with a tree of sums.
    private long crossingsAfter(List<Integer> layer, int nextSize) {
      var sums = new long[nextSize + 1];
      long crossings = 0;
      long lines = 0;
      for (var node : layer) {
        var ends = after.get(node).stream().map(it -> rank[it]).sorted().toList();
        for (var end : ends) {
          crossings += lines - upTo(sums, end + 1);
        }
        for (var end : ends) {
          for (int at = end + 1; at < sums.length; at += at & -at) {
            sums[at]++;
          }
          lines++;
        }
      }
      return crossings;
    }

    private static long upTo(long[] sums, int place) {
      long sum = 0;
      for (int at = place; at > 0; at -= at & -at) {
        sum += sums[at];
      }
      return sum;
    }

    Layered placed(Measure measure) {
      var middles = middles(measure);
      var places = new ArrayList<Place>();
      int column = measure.boxWidth() + measure.betweenLayers();
      for (int node = 0; node < nodes; node++) {
        int layer = layerOf.get(node);
        places.add(new Place(layer * column, middles[node] - measure.boxHeight() / 2, layer));
      }
      var lines = new ArrayList<Line>();
      for (int i = 0; i < arrows.size(); i++) {
        lines.add(new Line(arrows.get(i), points(chains.get(i), middles, measure, column)));
      }
      int height =
          places.stream().mapToInt(place -> place.y() + measure.boxHeight()).max().orElse(0);
      int bends = Arrays.stream(middles).max().orElse(0);
      return new Layered(
          places,
          lines,
          Math.max(0, layers.size() * column - measure.betweenLayers()),
          Math.max(height, bends));
    }

    private List<Point> points(List<Integer> chain, int[] middles, Measure measure, int column) {
      var points = new ArrayList<Point>();
      for (var node : chain) {
        int left = layerOf.get(node) * column;
        if (node.equals(chain.getFirst())) {
          points.add(new Point(left + measure.boxWidth(), middles[node]));
        } else if (node.equals(chain.getLast())) {
          points.add(new Point(left, middles[node]));
        } else {
          points.add(new Point(left, middles[node]));
          points.add(new Point(left + measure.boxWidth(), middles[node]));
        }
      }
      return points;
    }

    /// Each layer packed, then each node as near to the middle of its neighbours as the others of
    /// its layer let it.
    private int[] middles(Measure measure) {
      var middles = new int[layerOf.size()];
      for (var layer : layers) {
        int y = 0;
        for (var node : layer) {
          middles[node] = y + room(node, measure) / 2;
          y += room(node, measure);
        }
      }
      for (int shift = 0; shift < SHIFTS; shift++) {
        var isForth = shift % 2 == 0;
        for (int i = 0; i < layers.size(); i++) {
          pull(
              layers.get(isForth ? i : layers.size() - 1 - i),
              isForth ? before : after,
              middles,
              measure);
        }
      }
      int top = Integer.MAX_VALUE;
      for (int node = 0; node < middles.length; node++) {
        top = Math.min(top, middles[node] - (node < nodes ? measure.boxHeight() / 2 : 0));
      }
      for (int node = 0; node < middles.length; node++) {
        middles[node] -= top;
      }
      return middles;
    }

    private int room(int node, Measure measure) {
      return (node < nodes ? measure.boxHeight() : 0) + measure.betweenBoxes();
    }

    // Least squares with fixed order: wishes that would overlap are met together, in their mean.
    private void pull(
        List<Integer> layer, List<List<Integer>> neighbours, int[] middles, Measure measure) {
      var groups = new ArrayList<Group>();
      int offset = 0;
      int last = -1;
      for (var node : layer) {
        if (last >= 0) {
          offset += (room(last, measure) + room(node, measure)) / 2;
        }
        var wish =
            neighbours.get(node).stream()
                .mapToInt(it -> middles[it])
                .average()
                .orElse(middles[node]);
        var group = new Group(wish - offset, 1, new ArrayList<>(List.of(node)));
        while (!groups.isEmpty() && groups.getLast().mean() > group.mean()) {
          group = groups.removeLast().with(group);
        }
        groups.add(group);
        last = node;
      }
      spread(layer, groups, middles, measure);
    }

    private void spread(List<Integer> layer, List<Group> groups, int[] middles, Measure measure) {
      var starts = new HashMap<Integer, Double>();
      for (var group : groups) {
        group.members().forEach(node -> starts.put(node, group.mean()));
      }
      int offset = 0;
      int last = -1;
      for (var node : layer) {
        if (last >= 0) {
          offset += (room(last, measure) + room(node, measure)) / 2;
        }
        middles[node] = (int) Math.round(start(starts, node) + offset);
        last = node;
      }
    }

    private static double start(Map<Integer, Double> starts, int node) {
      return starts.getOrDefault(node, 0.0);
    }

    private record Group(double sum, int size, List<Integer> members) {
      double mean() {
        return sum / size;
      }

      Group with(Group next) {
        members.addAll(next.members());
        return new Group(sum + next.sum(), size + next.size(), members);
      }
    }
  }

  /// The nodes of each layer, from the top.
  public List<List<Integer>> layers() {
    var layers = new ArrayList<List<Integer>>();
    for (int node = 0; node < places.size(); node++) {
      while (layers.size() <= places.get(node).layer()) {
        layers.add(new ArrayList<>());
      }
      layers.get(places.get(node).layer()).add(node);
    }
    layers.forEach(
        layer -> Collections.sort(layer, Comparator.comparingInt(node -> places.get(node).y())));
    return layers;
  }
}
