using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.ExportPair;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class ExportInUseTests
{
    [Fact]
    public async Task A_stack_whose_export_is_used_is_not_deleted()
    {
        await using var aws = await PairAsync();
        await aws.CallAsync("DeleteStack", ("StackName", "exporter"));

        (await aws.StatusAsync("exporter")).ShouldBe("CREATE_COMPLETE");
        (await aws.StackAsync("exporter"))
            .Element("StackStatusReason")!
            .Value.ShouldBe("Delete canceled. Cannot delete export shared as it is in use by importer.");
    }

    [Fact]
    public async Task An_export_in_use_cannot_change_its_value()
    {
        await using var aws = await PairAsync();
        await aws.UpdateAsync("exporter", Exporter.Replace("VALUE", "OTHER", StringComparison.Ordinal));

        (await aws.SettledAsync("exporter")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.EventsAsync("exporter")).ShouldContain(
            "exporter UPDATE_ROLLBACK_IN_PROGRESS: Cannot update export shared as it is in use by importer."
        );
    }

    [Fact]
    public async Task An_export_that_nothing_uses_any_more_goes_with_its_stack()
    {
        await using var aws = await PairAsync();
        await aws.CallAsync("DeleteStack", ("StackName", "importer"));
        await aws.CallAsync("DeleteStack", ("StackName", "exporter"));

        (await aws.CallAsync("ListExports")).Descendants("Name").ShouldBeEmpty();
    }
}
