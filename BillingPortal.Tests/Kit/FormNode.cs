using System.Net;

namespace BillingPortal.Tests.Kit;

/// <summary>A form read back: <c>a[b][0]=c</c> is the child "0" of the child "b" of the child "a". A leaf has a value and no children.</summary>
internal sealed class FormNode
{
    public string? Value { get; private set; }

    public Dictionary<string, FormNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>The text of a body or of a query without its question mark.</summary>
    public static FormNode Parse(string form) => Of(Pairs(form));

    public static FormNode Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new FormNode();
        foreach (var (name, value) in pairs) root.Set(Steps(name), value);
        return root;
    }

    public static IEnumerable<KeyValuePair<string, string>> Pairs(string form) =>
        form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair.Length > 1 ? pair[1] : "")));

    // Only brackets that close at the end of the name nest: the key of a map may hold others, and Stripe reads them so.
    private static string[] Steps(string name)
    {
        var first = name.IndexOf('[', StringComparison.Ordinal);
        return first < 0 || !name.EndsWith(']') ? [name] : [name[..first], .. name[(first + 1)..^1].Split("][")];
    }

    private void Set(ReadOnlySpan<string> steps, string value)
    {
        var node = this;
        foreach (var step in steps) node = node.Child(step is "" ? node.Children.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : step);
        if (node.Value is not null || node.Children.Count > 0) throw new FormatException($"'{string.Join('.', steps!)}' stands twice in the form.");
        node.Value = value;
    }

    private FormNode Child(string step)
    {
        if (Value is not null) throw new FormatException($"'{step}' stands below a value.");
        if (!Children.TryGetValue(step, out var child)) Children[step] = child = new();
        return child;
    }
}
