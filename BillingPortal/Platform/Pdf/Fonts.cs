namespace BillingPortal.Platform.Pdf;

/// <summary>Inter, which the pages use too (SIL Open Font License, beside the files).</summary>
internal static class Fonts
{
    private static readonly Lazy<TrueTypeFont> TheRegular = new(() => Read("Inter-Regular"));
    private static readonly Lazy<TrueTypeFont> TheSemiBold = new(() => Read("Inter-SemiBold"));

    public static TrueTypeFont Regular => TheRegular.Value;

    public static TrueTypeFont SemiBold => TheSemiBold.Value;

    private static TrueTypeFont Read(string name)
    {
        using var stream = typeof(Fonts).Assembly.GetManifestResourceStream($"{typeof(Fonts).Namespace}.Fonts.{name}.ttf") ?? throw new InvalidOperationException($"The program was built without its font {name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new(name, bytes.ToArray());
    }
}
