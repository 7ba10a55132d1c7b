using System.Text.Json.Nodes;
using AiChef.LocalCloud.Sns;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Sns;

public sealed class FilterPolicyTests
{
    [Theory]
    [InlineData("{'heat':[{'numeric':['>=',200]}]}", "{'heat':220}", true)]
    [InlineData("{'heat':[{'numeric':['>',0,'<=',100]}]}", "{'heat':220}", false)]
    [InlineData("{'heat':[220]}", "{'heat':220.0}", true)]
    [InlineData("{'dish':[{'anything-but':['soup','stew']}]}", "{'dish':'salad'}", true)]
    [InlineData("{'dish':[{'anything-but':{'prefix':'s'}}]}", "{'dish':'salad'}", false)]
    [InlineData("{'dish':[{'exists':false}]}", "{'heat':1}", true)]
    [InlineData("{'dish':[{'exists':true}]}", "{'heat':1}", false)]
    [InlineData("{'dish':[{'suffix':'ad'}]}", "{'dish':'salad'}", true)]
    [InlineData("{'dish':[{'equals-ignore-case':'SALAD'}]}", "{'dish':'salad'}", true)]
    [InlineData("{'from':[{'cidr':'10.0.0.0/24'}]}", "{'from':'10.0.0.9'}", true)]
    [InlineData("{'from':[{'cidr':'10.0.0.0/24'}]}", "{'from':'10.0.1.9'}", false)]
    [InlineData("{'dish':['soup'],'heat':[1]}", "{'dish':'soup'}", false)]
    [InlineData("{'$or':[{'dish':['soup']},{'heat':[1]}]}", "{'heat':1}", true)]
    [InlineData("{'dish':{'name':['soup']}}", "{'dish':{'name':'soup'}}", true)]
    [InlineData("{'dishes':{'name':['stew']}}", "{'dishes':[{'name':'soup'},{'name':'stew'}]}", true)]
    [InlineData("{'dish':['soup']}", "{'dish':['stew','soup']}", true)]
    [InlineData("{'isHot':[true]}", "{'isHot':true}", true)]
    public void A_policy_on_the_body_admits_what_AWS_documents(string policy, string body, bool admits) =>
        FilterPolicy.Admits(Subscription(policy, "MessageBody"), Message(body.Replace('\'', '"'))).ShouldBe(admits);

    [Theory]
    [InlineData("String", "soup", true)]
    [InlineData("String.Array", """["stew","soup"]""", true)]
    [InlineData("String.Array", "soup", false)]
    [InlineData("Number", "7", true)]
    [InlineData("String", "7", false)]
    public void A_policy_on_attributes_knows_their_types(string type, string value, bool admits) =>
        FilterPolicy
            .Admits(
                Subscription("{'dish':['soup',7]}", "MessageAttributes"),
                Message("x") with
                {
                    Attributes = new JsonObject
                    {
                        ["dish"] = new JsonObject { ["Type"] = type, ["Value"] = value },
                    },
                }
            )
            .ShouldBe(admits);

    [Fact]
    public void A_body_that_is_no_object_meets_no_policy() =>
        FilterPolicy.Admits(Subscription("{'dish':['soup']}", "MessageBody"), Message("soup")).ShouldBeFalse();

    [Theory]
    [InlineData("{'dish':['soup']}", null)]
    [InlineData("{'dish':'soup'}", "\"dish\" must be an object or an array")]
    [InlineData("{'dish':[{'sounds-like':'soup'}]}", "Unrecognized match type sounds-like")]
    [InlineData("{'dish':[{'numeric':['~',1]}]}", "Unrecognized numeric range operator: ~")]
    [InlineData("{'dish':[{'exists':'yes'}]}", "exists match pattern must be either true or false.")]
    [InlineData("{'a':[1],'b':[1],'c':[1],'d':[1],'e':[1],'f':[1]}", "Filter policy can not have more than 5 keys")]
    public void A_mistake_in_a_policy_is_told(string policy, string? mistake) =>
        FilterPolicy.Mistake(policy.Replace('\'', '"')).ShouldBe(mistake);

    private static Subscription Subscription(string policy, string scope) =>
        new("arn:aws:sns:eu-west-1:000000000000:a:b", "arn:aws:sns:eu-west-1:000000000000:a", "http", "http://x")
        {
            Attributes = new(StringComparer.Ordinal)
            {
                ["FilterPolicy"] = policy.Replace('\'', '"'),
                ["FilterPolicyScope"] = scope,
            },
        };

    private static TopicMessage Message(string text) =>
        new("1", "arn:aws:sns:eu-west-1:000000000000:a", text, DateTimeOffset.UnixEpoch);
}
