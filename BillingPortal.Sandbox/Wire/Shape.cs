namespace BillingPortal.Sandbox.Wire;

/// <summary>
/// The parameters that a route allows, written in a line: <c>name amount!:int metadata?:map address?{ city line1 } items[]{ price! }</c>.
/// <c>!</c> must be there, <c>?</c> may be unset by an empty string, <c>[]</c> a list; types are text (the default), id, int, bool, map, range, any, or words with bars between them.
/// </summary>
internal sealed class Shape
{
    private const string Range = "gt:int gte:int lt:int lte:int";
    private readonly Dictionary<string, Param> allowed = new(StringComparer.Ordinal);

    public static Shape Nothing { get; } = Of("");

    public static Shape Of(string text)
    {
        var words = new Queue<string>(text.Replace("{", " { ", StringComparison.Ordinal).Replace("}", " } ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Read(words);
    }

    public bool Allows(string name) => allowed.ContainsKey(name);

    public JsonObject Read(JsonObject given, string path = "")
    {
        var unknown = given.Select(g => g.Key).Where(name => !allowed.ContainsKey(name)).Select(name => Below(path, name)).ToArray();
        if (unknown.Length > 0) throw Unknown(unknown);
        var read = new JsonObject();
        foreach (var (name, param) in allowed)
        {
            if (given[name] is { } value) read[name] = param.Read(value, Below(path, name));
            else if (param.IsRequired) throw StripeFault.BadParameter($"Missing required param: {Below(path, name)}.", Below(path, name), "parameter_missing");
        }
        return read;
    }

    private static StripeFault Unknown(string[] names) => StripeFault.BadParameter(
        (names.Length == 1 ? "Received unknown parameter: " : "Received unknown parameters: ") + string.Join(", ", names), names[0], "parameter_unknown");

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}[{name}]";

    private static Shape Read(Queue<string> words)
    {
        var shape = new Shape();
        while (words.TryDequeue(out var word) && word != "}") shape.Add(word, words);
        return shape;
    }

    private void Add(string word, Queue<string> words)
    {
        var parts = word.Split(':', 2);
        var name = parts[0].TrimEnd('!', '?', ']', '[');
        var marks = parts[0][name.Length..];
        var inner = words.TryPeek(out var next) && next == "{" ? Inside(words) : null;
        var type = inner is not null ? "hash" : parts.ElementAtOrDefault(1) ?? "text";
        if (type == "range") inner = Of(Range);
        allowed[name] = new(name, type, marks.Contains('!', StringComparison.Ordinal), marks.Contains('?', StringComparison.Ordinal), marks.Contains("[]", StringComparison.Ordinal), inner);
    }

    private static Shape Inside(Queue<string> words)
    {
        words.Dequeue();
        return Read(words);
    }
}
