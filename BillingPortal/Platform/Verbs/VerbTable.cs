using System.Reflection;

namespace BillingPortal.Platform.Verbs;

/// <summary>All verbs of the program, by their words.</summary>
internal static class VerbTable
{
    public static IReadOnlyList<VerbEntry> All { get; } = [.. typeof(VerbTable).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IVerb).IsAssignableFrom(t))
        .Select(VerbEntry.Of).OrderBy(v => v.Words, StringComparer.Ordinal)];

    /// <summary>The verb that the line begins with: the longest words win ("jobs run" before "jobs").</summary>
    public static VerbEntry? Find(IReadOnlyList<string> line) =>
        All.Where(v => line.Take(v.Count).SequenceEqual(v.Words.Split(' '), StringComparer.Ordinal)).MaxBy(v => v.Count);
}

internal sealed record VerbEntry(Type Type, string Words, string Summary)
{
    public int Count => Words.Split(' ').Length;

    public static VerbEntry Of(Type type) => new(type, Read(type, nameof(IVerb.Words)), Read(type, nameof(IVerb.Summary)));

    private static string Read(Type type, string property) =>
        (string)type.GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
