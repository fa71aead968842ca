// Times Boost's Dijkstra with a bound on a graph in columns; prints processor milliseconds of one pass, reached nodes and
// the sum of their times, a line per pass; waits for a line on standard input before every pass. Input as in scipy-dijkstra.py.
// g++ -O3 -march=native -o boost-dijkstra boost-dijkstra.cpp

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/version.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace {
using Weight = std::int32_t;
constexpr Weight unreached = std::numeric_limits<Weight>::max();
struct Arc { Weight ms; };
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc>;
struct Beyond {};

struct StopAt : boost::dijkstra_visitor<> {
  const std::vector<Weight>* ms;
  Weight limit;
  void examine_vertex(Graph::vertex_descriptor v, const Graph&) const {
    if ((*ms)[v] > limit) throw Beyond();
  }
};

std::vector<std::uint32_t> read(std::FILE* file, std::size_t count) {
  std::vector<std::uint32_t> words(count);
  if (std::fread(words.data(), 4, count, file) != count) std::exit(1);
  return words;
}

double processor_ms() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec * 1e-6;
}
}  // namespace

int main(int, char** argv) {
  std::FILE* file = std::fopen(argv[1], "rb");
  if (file == nullptr) return 1;
  const Weight limit = std::atoi(argv[2]);
  const auto head = read(file, 3);
  const auto start = read(file, head[0] + 1);
  const auto target = read(file, head[1]);
  const auto cost = read(file, head[1]);
  const auto sources = read(file, head[2]);
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  std::vector<Arc> arcs;
  for (std::size_t v = 0; v < head[0]; v++)
    for (std::size_t k = start[v]; k < start[v + 1]; k++) {
      ends.emplace_back(v, target[k]);
      arcs.push_back({static_cast<Weight>(cost[k])});
    }
  const Graph graph(boost::edges_are_sorted, ends.begin(), ends.end(), arcs.begin(), head[0]);
  std::vector<Weight> ms(head[0]);
  StopAt visitor;
  visitor.ms = &ms;
  visitor.limit = limit;
  std::cout << "boost " << BOOST_LIB_VERSION << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    double elapsed = 0;
    std::size_t reached = 0;
    long long total = 0;
    for (const auto source : sources) {
      const double begin = processor_ms();
      try {
        boost::dijkstra_shortest_paths_no_color_map(
            graph, static_cast<Graph::vertex_descriptor>(source),
            boost::weight_map(boost::get(&Arc::ms, graph))
                .distance_map(boost::make_iterator_property_map(ms.begin(), boost::get(boost::vertex_index, graph)))
                .distance_inf(unreached)
                .visitor(visitor));
      } catch (const Beyond&) {
      }
      elapsed += processor_ms() - begin;
      for (const Weight value : ms)
        if (value <= limit) {
          reached++;
          total += value;
        }
    }
    std::cout << elapsed << ' ' << reached << ' ' << total << std::endl;
  }
}
