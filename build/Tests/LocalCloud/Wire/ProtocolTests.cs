using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Wire;
using AiChef.ServiceModels;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

public sealed class ProtocolTests : IAsyncLifetime, IDisposable
{
    private LocalCloudHost _host = null!;
    private RawClient _client = null!;

    public async Task InitializeAsync()
    {
        _host = await LocalCloudHost.StartAsync(new() { AccountId = "111122223333" }, CancellationToken.None);
        _client = new(_host.Url);
    }

    [Fact]
    public async Task A_query_is_answered_in_XML_with_a_request_id()
    {
        using var answer = await _client.SendAsync("sts", Form("Action=GetCallerIdentity&Version=2011-06-15"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await answer.Content.ReadAsStringAsync();
        body.ShouldContain(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
        );
        body.ShouldContain("<Account>111122223333</Account>");
        body.ShouldContain($"<RequestId>{answer.Headers.GetValues("x-amzn-RequestId").Single()}</RequestId>");
    }

    [Fact]
    public async Task An_access_key_of_twelve_digits_is_the_account()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _host.Url)
        {
            Content = Form("Action=GetCallerIdentity&Version=2011-06-15"),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=999988887777/20260101/us-west-2/sts/aws4_request, "
                + "SignedHeaders=host, Signature=0"
        );
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<Account>999988887777</Account>");
    }

    [Fact]
    public void A_query_is_read_by_the_shapes_of_its_operation()
    {
        var tree = QueryProtocol.ReadInput(
            FormText.Parse(
                "Action=X&Tags.member.2.Key=b&Tags.member.1.Key=a%20a&UsePreviousTemplate=true&Capabilities="
                    + "&ResourcesToImport.member.1.ResourceIdentifier.entry.1.key=k"
                    + "&ResourcesToImport.member.1.ResourceIdentifier.entry.1.value=v"
                    + "&RollbackConfiguration.MonitoringTimeInMinutes=5&Unknown.Inner.Text=1+2"
            ),
            ServiceModel.Of("cloudformation").Find("CreateChangeSet")!.Input
        );
        tree.ToJsonString()
            .Replace('"', '\'')
            .ShouldBe(
                "{'Tags':[{'Key':'a a'},{'Key':'b'}],'UsePreviousTemplate':true,'Capabilities':[],"
                    + "'ResourcesToImport':[{'ResourceIdentifier':{'k':'v'}}],"
                    + "'RollbackConfiguration':{'MonitoringTimeInMinutes':5},'Unknown':{'Inner':{'Text':'1 2'}}}"
            );
    }

    [Theory]
    [InlineData("UsePreviousTemplate=perhaps")]
    [InlineData("Tags=a")]
    [InlineData("StackName.member.1=a")]
    [InlineData("RollbackConfiguration.MonitoringTimeInMinutes=soon")]
    public void A_query_whose_parameter_is_no_value_of_its_shape_is_refused(string form) =>
        Should
            .Throw<AwsException>(() =>
                QueryProtocol.ReadInput(
                    FormText.Parse(form),
                    ServiceModel.Of("cloudformation").Find("CreateChangeSet")!.Input
                )
            )
            .Code.ShouldBe("MalformedInput");

    [Fact]
    public async Task A_json_error_has_its_type_and_message()
    {
        var refusal = await Should.ThrowAsync<AwsRefusalException>(() =>
            _client.JsonAsync(
                "ssm",
                "AmazonSSM.PutParameter",
                new JsonObject
                {
                    ["Name"] = "x",
                    ["Value"] = "",
                    ["Type"] = "String",
                }
            )
        );
        refusal.Status.ShouldBe(400);
        refusal.Code.ShouldBe("ValidationException");
    }

    [Fact]
    public async Task An_operation_that_is_not_modelled_is_named()
    {
        (
            await Should.ThrowAsync<AwsRefusalException>(() =>
                _client.JsonAsync("ssm", "AmazonSSM.StartSession", new() { ["Target"] = "i-1" })
            )
        ).Text.ShouldBe("LocalCloud does not model the operation StartSession of ssm");
        (
            await Should.ThrowAsync<AwsRefusalException>(() =>
                _client.QueryAsync("cloudformation", "DescribeStackSet", ("StackSetName", "kitchen"))
            )
        ).Text.ShouldBe("LocalCloud does not model the operation DescribeStackSet of cloudformation");
    }

    [Fact]
    public async Task An_unknown_service_is_named()
    {
        var refusal = await Should.ThrowAsync<AwsRefusalException>(() =>
            _client.QueryAsync("elasticache", "DescribeCacheClusters")
        );
        refusal.Status.ShouldBe(501);
        refusal.Text.ShouldContain("'elasticache'");
    }

    [Fact]
    public async Task An_unsigned_request_lacks_its_token()
    {
        using var answer = await _client.SendAsync(null, Form("Action=DescribeStacks&Version=2010-05-15"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<Code>MissingAuthenticationToken</Code>");
    }

    [Fact]
    public async Task The_next_requests_of_an_operation_are_throttled_when_asked_for()
    {
        _host.Faults.ThrottleNext("DescribeStacks", 2);
        for (var i = 0; i < 2; i++)
        {
            var refusal = await Should.ThrowAsync<AwsRefusalException>(() =>
                _client.QueryAsync("cloudformation", "DescribeStacks")
            );
            (refusal.Status, refusal.Code, refusal.Text).ShouldBe((400, "Throttling", "Rate exceeded"));
        }

        await _client.QueryAsync("cloudformation", "DescribeStacks");
    }

    [Fact]
    public async Task A_share_of_all_requests_is_throttled_when_asked_for()
    {
        _host.Faults.ThrottledShare = 0.5;
        var refused = 0;
        for (var i = 0; i < 100; i++)
        {
            try
            {
                await _client.QueryAsync("cloudformation", "ListStacks");
            }
            catch (AwsRefusalException throttled) when (throttled.Code == "Throttling")
            {
                refused++;
            }
        }

        refused.ShouldBeInRange(25, 75);
    }

    [Fact]
    public async Task Temporary_credentials_are_given_for_any_role()
    {
        var result = await _client.QueryAsync(
            "sts",
            "AssumeRole",
            ("RoleArn", "arn:aws:iam::444455556666:role/deploy"),
            ("RoleSessionName", "me")
        );
        result.Descendants("Arn").Single().Value.ShouldBe("arn:aws:sts::444455556666:assumed-role/deploy/me");
        result.Descendants("SessionToken").Single().Value.ShouldNotBeEmpty();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _client.Dispose();

    private static StringContent Form(string text) => new(text, Encoding.UTF8, "application/x-www-form-urlencoded");
}
