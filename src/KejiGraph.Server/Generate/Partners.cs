namespace KejiGraph.Server.Generate;

/// <summary>
/// Chooses the nodes with which a node has relationships of a rule: how many by one power law, which ones by another over all of
/// them in a shuffled order, so that their numbers of relationships follow a power law too. Used by one thread.
/// </summary>
internal sealed class Partners
{
    // So many draws that are in the list already mean that the favoured ones are used up; then the list stays shorter.
    private const int MostRepeats = 64;

    private readonly RelationshipRule _rule;
    private readonly ulong _seed;
    private readonly string _purpose;
    private readonly PowerLaw _number;
    private readonly PowerLaw _rank;
    private readonly Shuffle _order;
    private readonly RandomStream _random = new();
    private readonly List<long> _chosen = [];

    /// <param name="rule">The rule.</param>
    /// <param name="count">How many nodes there are to choose from.</param>
    /// <param name="seed">The seed of the graph.</param>
    /// <param name="place">The place of the rule among those of its type.</param>
    public Partners(RelationshipRule rule, long count, ulong seed, int place)
    {
        _rule = rule;
        _seed = seed;
        _purpose = $"{rule.Type.Name} {place}";
        _number = new PowerLaw(Math.Min(rule.Most, count), rule.CountSkew);
        _rank = new PowerLaw(count, rule.PartnerSkew);
        _random.Begin(seed, _purpose, 0);
        _order = new Shuffle(count, _random);
    }

    /// <summary>The numbers of the nodes for one node, each once; the list is good until the next call.</summary>
    public IReadOnlyList<long> Of(long each)
    {
        _chosen.Clear();
        _random.Begin(_seed, _purpose, each);
        if (_random.NextFraction() >= _rule.Chance)
        {
            return _chosen;
        }

        var wanted = _number.Draw(_random);
        for (var repeats = 0; _chosen.Count < wanted && repeats < MostRepeats;)
        {
            var partner = 1 + _order[_rank.Draw(_random) - 1];
            if (_chosen.Contains(partner))
            {
                repeats++;
            }
            else
            {
                _chosen.Add(partner);
            }
        }

        return _chosen;
    }
}
