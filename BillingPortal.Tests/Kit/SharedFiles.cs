namespace BillingPortal.Tests.Kit;

/// <summary>Files beside the repository that tests compare with; a fresh clone does not have them.</summary>
internal static class SharedFiles
{
    public const string Missing = "../shared is not beside the repository: there is nothing to compare with.";

    public static string At(string path) => Path.GetFullPath(Repository.At(Path.Combine("../shared", path)));

    public static string? WhyNot(string path) => File.Exists(At(path)) ? null : Missing;
}

/// <summary>A test that reads a file of ../shared, and says so where it is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path) => Skip = SharedFiles.WhyNot(path);
}

/// <inheritdoc cref="SharedFactAttribute"/>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string path) => Skip = SharedFiles.WhyNot(path);
}
