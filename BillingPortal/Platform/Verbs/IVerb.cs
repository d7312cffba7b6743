namespace BillingPortal.Platform.Verbs;

/// <summary>Something a person does from the terminal: <c>dotnet run --project BillingPortal -- WORDS …</c>. A class of this kind is found by itself.</summary>
public interface IVerb
{
    /// <summary>One or two words, such as "config check".</summary>
    static abstract string Words { get; }

    /// <summary>A line for <c>--help</c>.</summary>
    static abstract string Summary { get; }

    /// <summary>0 well, 1 found a fault, 2 wrong use.</summary>
    Task<int> RunAsync(VerbCall call, CancellationToken ct);
}

/// <summary>What followed the words, and where to answer.</summary>
public sealed record VerbCall(IReadOnlyList<string> Arguments, TextWriter Out, TextWriter Error)
{
    /// <summary>The value of <c>--name value</c>, or null.</summary>
    public string? Option(string name)
    {
        var at = Arguments.ToList().IndexOf("--" + name);
        return at >= 0 && at + 1 < Arguments.Count ? Arguments[at + 1] : null;
    }
}
