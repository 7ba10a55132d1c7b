using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Conventions.KitchenSample;

namespace AiChef.Tests.Deployment.Conventions;

public sealed class DashboardPlaceTests
{
    private static string Dashboard(string body) =>
        $$"""
              Board:
                Type: AWS::CloudWatch::Dashboard
                Properties:
                  DashboardName: !Sub "${NamePrefix}-board-${AWS::Region}"
                  DashboardBody: !Sub '{"widgets":[{{body}}]}'

            """;

    [Fact]
    public void Where_there_is_a_dashboard_each_of_them_has_a_place_on_it()
    {
        var orders = Rule("Orders", "orders") + Alarm("Late", "Orders");

        Problems(orders + Dashboard("""["AWS/Events","x","RuleName","${NamePrefix}-orders"]""")).ShouldBeEmpty();
        Problems(orders + Dashboard("""["AWS/Events","x","RuleName","${Orders}"]""")).ShouldBeEmpty();
        Problems(orders + Dashboard("""["AWS/Events","x","RuleName","other"]"""))
            .ShouldHaveSingleItem()
            .ShouldContain(
                "'Orders' has no place on a dashboard; draw AWS/Events FailedInvocations of it: "
                    + "run ./build.sh Generate"
            );
    }
}
