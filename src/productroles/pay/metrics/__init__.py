"""The measures of a compensation professional, each convention a named argument.

>>> import productroles as pr
>>> from productroles.pay import metrics
>>> grade = pr.SalaryRange("120000", "180000", currency="USD", per="year", component="base")
>>> print(metrics.compa_ratio(pr.Pay("135000", "USD", per="year", component="base"), grade))
0.9
"""

from productroles.pay.metrics.aging import AgingMethod as AgingMethod
from productroles.pay.metrics.aging import aged as aged
from productroles.pay.metrics.bands import BandName as BandName
from productroles.pay.metrics.bands import QuartilePayBand as QuartilePayBand
from productroles.pay.metrics.bands import QuartilePayBands as QuartilePayBands
from productroles.pay.metrics.bands import quartile_pay_bands as quartile_pay_bands
from productroles.pay.metrics.circles import Circle as Circle
from productroles.pay.metrics.circles import CircleColour as CircleColour
from productroles.pay.metrics.circles import circle as circle
from productroles.pay.metrics.gap_report import PaidWorker as PaidWorker
from productroles.pay.metrics.gap_report import PayGapReport as PayGapReport
from productroles.pay.metrics.gap_report import PayGapsByPart as PayGapsByPart
from productroles.pay.metrics.gap_report import pay_gap_report as pay_gap_report
from productroles.pay.metrics.gaps import GapStatistic as GapStatistic
from productroles.pay.metrics.gaps import GroupPay as GroupPay
from productroles.pay.metrics.gaps import PayGap as PayGap
from productroles.pay.metrics.gaps import mean_pay_gap as mean_pay_gap
from productroles.pay.metrics.gaps import median_pay_gap as median_pay_gap
from productroles.pay.metrics.grades import OverlapBasis as OverlapBasis
from productroles.pay.metrics.grades import RangeOverlap as RangeOverlap
from productroles.pay.metrics.grades import geometric_progression as geometric_progression
from productroles.pay.metrics.grades import midpoint_progression as midpoint_progression
from productroles.pay.metrics.grades import range_overlap as range_overlap
from productroles.pay.metrics.groups import GroupMethod as GroupMethod
from productroles.pay.metrics.groups import compression_ratio as compression_ratio
from productroles.pay.metrics.groups import group_compa_ratio as group_compa_ratio
from productroles.pay.metrics.market import benchmark_percentile as benchmark_percentile
from productroles.pay.metrics.market import market_ratio as market_ratio
from productroles.pay.metrics.market import weighted_survey_value as weighted_survey_value
from productroles.pay.metrics.packages import target_cash as target_cash
from productroles.pay.metrics.packages import total_direct as total_direct
from productroles.pay.metrics.packages import total_remuneration as total_remuneration
from productroles.pay.metrics.percentiles import PercentileMethod as PercentileMethod
from productroles.pay.metrics.percentiles import percentile as percentile
from productroles.pay.metrics.percentiles import percentile_rank as percentile_rank
from productroles.pay.metrics.places import geo_adjusted as geo_adjusted
from productroles.pay.metrics.places import geographic_differential as geographic_differential
from productroles.pay.metrics.position import RangeQuartile as RangeQuartile
from productroles.pay.metrics.position import compa_ratio as compa_ratio
from productroles.pay.metrics.position import range_penetration as range_penetration
from productroles.pay.metrics.position import range_quartile as range_quartile
from productroles.pay.metrics.posting import PostedRange as PostedRange
from productroles.pay.metrics.posting import PostingCheck as PostingCheck
from productroles.pay.metrics.posting import PostingRule as PostingRule
from productroles.pay.metrics.posting import check_posting as check_posting
from productroles.pay.metrics.ranges import SpreadBasis as SpreadBasis
from productroles.pay.metrics.ranges import pay_at_penetration as pay_at_penetration
from productroles.pay.metrics.ranges import range_from_midpoint as range_from_midpoint
from productroles.pay.metrics.ranges import range_spread as range_spread
from productroles.pay.metrics.shares import GroupShare as GroupShare
from productroles.pay.metrics.shares import ReceivingShares as ReceivingShares
from productroles.pay.metrics.shares import share_receiving as share_receiving
