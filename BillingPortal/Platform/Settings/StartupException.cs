namespace BillingPortal.Platform.Settings;

/// <summary>The portal cannot start as it is set up. Each sentence says what is wrong and what to do; the program prints them and ends with code 2.</summary>
public sealed class StartupException(IReadOnlyList<string> sentences, Exception? cause = null)
    : Exception(string.Join(Environment.NewLine, sentences), cause)
{
    public StartupException(string sentence, Exception? cause = null) : this([sentence], cause)
    {
    }

    public IReadOnlyList<string> Sentences => sentences;
}
