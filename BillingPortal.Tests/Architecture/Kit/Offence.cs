namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>Who breaks a rule, and by what.</summary>
internal sealed record Offence(Type By, string What)
{
    public override string ToString() => $"{By.FullName}: {What}";
}
