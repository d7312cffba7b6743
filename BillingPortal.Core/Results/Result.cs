namespace BillingPortal.Core;

/// <summary>Why something was not done: a code that programs rely on, and a sentence that the person can act on.</summary>
/// <param name="Code">Stable, lower case with underscores.</param>
/// <param name="Sentence">What is the matter and what to do, in a full sentence.</param>
/// <param name="Field">The input that it is about, when it is about one.</param>
public sealed record Refusal(string Code, string Sentence, string? Field = null);

/// <summary>What came of a use case: its value, or one or more refusals. Exceptions are for bugs and broken wires.</summary>
/// <typeparam name="T">The value when it was done.</typeparam>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Refusal> refusals) => (this.value, Refusals) = (value, refusals);

    /// <summary>Empty when it was done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>Was it done?</summary>
    public bool IsDone => Refusals.Count == 0;

    /// <summary>The value; asking for it after a refusal is a bug.</summary>
    public T Value => IsDone ? value! : throw new InvalidOperationException($"Refused: {Refusals[0].Code}.");

    /// <summary>The first refusal, or null.</summary>
    public Refusal? Refused => IsDone ? null : Refusals[0];

    /// <summary>Done.</summary>
    public static implicit operator Result<T>(T value) => new(value, []);

    /// <summary>Refused.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, new List<Refusal> { refusal }.AsReadOnly());

    internal static Result<T> Of(IReadOnlyList<Refusal> refusals) => new(default, refusals);
}

/// <summary>The value of a use case that has nothing to say but that it was done.</summary>
public readonly record struct Done
{
    /// <summary>It was done.</summary>
    public static Done It => default;
}

/// <summary>Makes results that the conversions cannot.</summary>
public static class Result
{
    /// <summary>Refused for several reasons at once, so that the person mends all of them in one go.</summary>
    public static Result<T> Refuse<T>(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? Result<T>.Of(refusals) : throw new ArgumentException("A refusal has a reason.", nameof(refusals));
}
