namespace KejiGraph.GraphQL;

/// <summary>
/// The number of single-letter insertions, deletions, replacements and swaps of neighbours between two names; a
/// difference only in case counts one. Gives up as soon as the distance is sure to exceed a threshold.
/// </summary>
internal sealed class LexicalDistance
{
    private readonly string _input;
    private readonly string _lowerInput;

    // The last three rows of the table, in turn; there when first needed, because a hostile name is near to no option.
    private int[][] _rows = [];

    public LexicalDistance(string input)
    {
        _input = input;
        _lowerInput = input.ToLowerInvariant();
    }

    /// <summary>The distance, or null if it exceeds the threshold.</summary>
    public int? Measure(string option, int threshold)
    {
        if (_input == option)
        {
            return 0;
        }

        var longer = option.ToLowerInvariant();
        var shorter = _lowerInput;
        if (longer == shorter)
        {
            return 1;
        }

        if (longer.Length < shorter.Length)
        {
            (longer, shorter) = (shorter, longer);
        }

        if (longer.Length - shorter.Length > threshold)
        {
            return null;
        }

        if (_rows.Length == 0)
        {
            _rows = [new int[_input.Length + 1], new int[_input.Length + 1], new int[_input.Length + 1]];
        }

        for (var j = 0; j <= shorter.Length; j++)
        {
            _rows[0][j] = j;
        }

        for (var i = 1; i <= longer.Length; i++)
        {
            if (FillRow(longer, shorter, i) > threshold)
            {
                return null;
            }
        }

        var distance = _rows[longer.Length % 3][shorter.Length];
        return distance <= threshold ? distance : null;
    }

    // Fills the row of the i-th letter and gives its smallest cell.
    private int FillRow(string longer, string shorter, int i)
    {
        var above = _rows[(i - 1) % 3];
        var current = _rows[i % 3];
        var smallest = current[0] = i;
        for (var j = 1; j <= shorter.Length; j++)
        {
            var cost = longer[i - 1] == shorter[j - 1] ? 0 : 1;
            var cell = Math.Min(Math.Min(above[j] + 1, current[j - 1] + 1), above[j - 1] + cost);
            if (i > 1 && j > 1 && longer[i - 1] == shorter[j - 2] && longer[i - 2] == shorter[j - 1])
            {
                cell = Math.Min(cell, _rows[(i - 2) % 3][j - 2] + 1);
            }

            smallest = Math.Min(smallest, cell);
            current[j] = cell;
        }

        return smallest;
    }
}
