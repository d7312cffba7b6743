namespace BillingPortal.Platform.Settings;

/// <summary>Finds the name that a mistyped one was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>" Did you mean 'X'?", or nothing when no name is near.</summary>
    public static string Hint(string typed, IEnumerable<string> known)
    {
        var best = known.Select(name => (name, distance: Distance(typed, name))).DefaultIfEmpty(("", int.MaxValue)).MinBy(n => n.Item2);
        return best.Item2 <= Math.Max(2, typed.Length / 2) ? $" Did you mean '{best.Item1}'?" : "";
    }

    /// <summary>The number of letters to change, add or take away; case does not count.</summary>
    internal static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }
        return row[^1];
    }
}
