using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class ItemTests
{
    [Fact]
    public async Task An_item_of_every_type_comes_back_as_it_went_in()
    {
        await using var cloud = await KitchenTables.StartAsync();
        const string Attributes =
            "'flag':{'BOOL':false},'none':{'NULL':true},'raw':{'B':'AQI='},'names':{'SS':['a','b']},'counts':{'NS':['1','2.5']},'raws':{'BS':['AQ==']},'steps':{'L':[{'S':'chop'},{'M':{'min':{'N':'3'}}}]},'empty':{'S':''}";
        await cloud.PutAsync("ada", 1, Attributes);
        var item = (await cloud.GetAsync("ada", 1))!;
        item.Remove("cook");
        item.Remove("turn");
        item.ToJsonString().ShouldBe($"{{{Attributes.Replace('\'', '"')}}}");
    }

    [Theory]
    [InlineData("007", "7")]
    [InlineData("1.500", "1.5")]
    [InlineData("12e3", "12000")]
    [InlineData("-2.5E-3", "-0.0025")]
    public async Task Numbers_come_back_in_plain_notation(string given, string shown)
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, $"'n':{{'N':'{given}'}}");
        (await cloud.GetAsync("ada", 1))!["n"]!["N"]!.ToString().ShouldBe(shown);
    }

    [Theory]
    [InlineData("{'N':'five'}", "The parameter cannot be converted to a numeric value: five")]
    [InlineData(
        "{'N':'123456789012345678901234567890123456789'}",
        "Attempting to store more than 38 significant digits in a Number"
    )]
    [InlineData(
        "{'N':'1e126'}",
        "Number overflow. Attempting to store a number with magnitude larger than supported range"
    )]
    [InlineData("{'SS':[]}", "One or more parameter values were invalid: An string set  may not be empty")]
    [InlineData(
        "{'NS':['1','1.0']}",
        "One or more parameter values were invalid: Input collection contains duplicates"
    )]
    [InlineData(
        "{'NULL':false}",
        "One or more parameter values were invalid: Null attribute value types must have the value of true"
    )]
    [InlineData("{}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData(
        "{'S':'x','N':'1'}",
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"
    )]
    public async Task A_wrong_value_is_refused(string value, string reason)
    {
        await using var cloud = await KitchenTables.StartAsync();
        var refusal = await ServiceFixture.RefusedAsync(() => cloud.PutAsync("ada", 1, $"'v':{value}"));
        refusal.Code.ShouldBe("ValidationException");
        refusal.Text.ShouldBe(reason);
    }

    [Fact]
    public async Task Keys_must_fit_the_schema()
    {
        await using var cloud = await KitchenTables.StartAsync();
        (await RefusalOfPutAsync(cloud, "{'cook':{'S':'ada'}}")).ShouldBe(
            "One or more parameter values were invalid: Missing the key turn in the item"
        );
        (await RefusalOfPutAsync(cloud, "{'cook':{'S':'ada'},'turn':{'S':'1'}}")).ShouldBe(
            "One or more parameter values were invalid: Type mismatch for key turn expected: N actual: S"
        );
        (await RefusalOfPutAsync(cloud, "{'cook':{'S':''},'turn':{'N':'1'}}")).ShouldEndWith(
            "cannot contain an empty string value. Key: cook"
        );
        (await RefusalOfPutAsync(cloud, "{'cook':{'S':'ada'},'turn':{'N':'1'},'dish':{'N':'1'}}")).ShouldBe(
            "One or more parameter values were invalid: Type mismatch "
                + "for Index Key dish Expected: S Actual: N IndexName: by-dish"
        );
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync("GetItem", "{'TableName':'meals','Key':{'cook':{'S':'ada'}}}")
            )
        ).Text.ShouldBe("The provided key element does not match the schema");
    }

    [Fact]
    public async Task An_item_of_more_than_400_kilobytes_is_refused()
    {
        await using var cloud = await KitchenTables.StartAsync();
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.PutAsync("ada", 1, $"'v':{{'S':'{new string('x', 400 * 1024)}'}}")
            )
        ).Text.ShouldBe("Item size has exceeded the maximum allowed size");
    }

    [Fact]
    public async Task The_old_item_is_returned_when_asked_for()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.PutAsync("ada", 1, "'dish':{'S':'rice'}");
        var deleted = await cloud.DynamoDbAsync(
            "DeleteItem",
            $"{{'TableName':'meals','Key':{KitchenTables.Key("ada", 1)},'ReturnValues':'ALL_OLD','ReturnConsumedCapacity':'TOTAL'}}"
        );
        deleted["Attributes"]!["dish"]!["S"]!.ToString().ShouldBe("rice");
        deleted["ConsumedCapacity"]!["CapacityUnits"]!.GetValue<double>().ShouldBe(1);
        (await cloud.GetAsync("ada", 1)).ShouldBeNull();
    }

    [Fact]
    public async Task Items_survive_the_end_of_the_host()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        await using (var first = await KitchenTables.StartAsync(new LocalCloudOptions { Folder = folder }))
        {
            await first.PutAsync("ada", 1, "'dish':{'S':'rice'}");
            await first.PutAsync("bob", 2);
            await first.DynamoDbAsync("DeleteItem", $"{{'TableName':'meals','Key':{KitchenTables.Key("bob", 2)}}}");
        }

        await using var second = await ServiceFixture.StartAsync(new LocalCloudOptions { Folder = folder });
        (await second.GetAsync("ada", 1))!["dish"]!["S"]!.ToString().ShouldBe("rice");
        (await second.DynamoDbAsync("Scan", "{'TableName':'meals'}"))["Count"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Expired_items_are_gone()
    {
        await using var cloud = await KitchenTables.StartAsync();
        await cloud.DynamoDbAsync(
            "UpdateTimeToLive",
            "{'TableName':'meals','TimeToLiveSpecification':{'AttributeName':'until','Enabled':true}}"
        );
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        await cloud.PutAsync("ada", 1, $"'until':{{'N':'{now - 10}'}}");
        await cloud.PutAsync("ada", 2, $"'until':{{'N':'{now + 1000}'}}");
        await cloud.PutAsync("ada", 3, "'until':{'N':'5'}");
        (await cloud.GetAsync("ada", 1)).ShouldBeNull();
        (await cloud.DynamoDbAsync("Scan", "{'TableName':'meals'}"))
            .Numbers("turn")
            .Order(StringComparer.Ordinal)
            .ShouldBe(["2", "3"]);
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync(
                    "UpdateTimeToLive",
                    "{'TableName':'meals','TimeToLiveSpecification':{'AttributeName':'until','Enabled':true}}"
                )
            )
        ).Text.ShouldBe("TimeToLive is already enabled");
    }

    private static async Task<string> RefusalOfPutAsync(ServiceFixture cloud, string item) =>
        (
            await ServiceFixture.RefusedAsync(() =>
                cloud.DynamoDbAsync("PutItem", $"{{'TableName':'meals','Item':{item}}}")
            )
        ).Text;
}
