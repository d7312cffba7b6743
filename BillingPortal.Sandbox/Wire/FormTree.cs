using System.Net;

namespace BillingPortal.Sandbox.Wire;

/// <summary>Reads <c>a[b][0]=x</c> into a tree. Lists stay objects with numbers for names until a shape says what they are.</summary>
internal static class FormTree
{
    private const int Deepest = 12;

    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(string form) =>
        [.. form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair)];

    public static JsonObject Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new JsonObject();
        foreach (var (name, value) in pairs) Put(root, Segments(name), name, value);
        return root;
    }

    private static KeyValuePair<string, string> Pair(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? new(Decode(text), "") : new(Decode(text[..at]), Decode(text[(at + 1)..]));
    }

    private static string Decode(string text) => WebUtility.UrlDecode(text);

    private static string[] Segments(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        return open <= 0 || !name.EndsWith(']') ? [name] : [name[..open], .. name[(open + 1)..^1].Split("][")];
    }

    private static void Put(JsonObject node, string[] path, string name, string value)
    {
        if (path.Length > Deepest) throw StripeFault.BadParameter("Invalid parameter: nested too deep", path[0]);
        foreach (var segment in path[..^1])
        {
            var key = Key(node, segment);
            if (node[key] is not JsonObject inner)
            {
                if (node[key] is not null) throw StripeFault.BadParameter($"Invalid hash: {name} is given as a value too", name);
                node[key] = inner = [];
            }
            node = inner;
        }
        node[Key(node, path[^1])] = value;
    }

    // "a[]=x&a[]=y" counts for itself.
    private static string Key(JsonObject node, string segment) => segment.Length > 0 ? segment : $"{node.Count}";
}
