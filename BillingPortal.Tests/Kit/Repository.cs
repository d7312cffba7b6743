namespace BillingPortal.Tests.Kit;

/// <summary>The work tree that the tests were built in.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "BillingPortal.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("BillingPortal.sln stands in no folder above the tests."));
}
