namespace BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;

internal sealed class BareRow
{
    public int Id { get; set; }
}
