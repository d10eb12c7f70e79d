package compare

import "strings"

// commonWords are those of which every plan is full: they say that something is to be set up, improved, brought together, not what. A pair
// of characters of theirs counts for a quarter, so that 建设智慧停车平台 and 建设智慧文旅平台 are two things.
const commonWords = `建设 平台 体系 机制 制度 服务 管理 发展 工作 项目 资源 整合 完善 健全 加强 提升 优化 打造 构建 开展 实施 组织 创新 融合 智慧 数字
	重点 实现 推进 推动 促进 加快 支持 鼓励 引导 强化 深化 落实 提高 增强 建立 联动 协同 联合 合作 共建 共享 共同 统筹 能力 水平 质量 高质量 一体化
	工程 行动 计划 方案 规划 政策 措施 标准 模式 领域 企业 产业 行业 区域 全市 全省 全县 各地 社会 基础 设施 基础设施 保障 监管 治理 改革 试点
	示范 培育 引进 集聚 队伍 人才 技术 信息 数据 信息化 数字化 智能化 现代化 国际化 标准化 规范化 一批 一个 一系列 进一步 积极 有序 有效 充分 持续
	全面 深入 大力 着力 努力 确保 力争 探索 研究 作用 发挥 优势 特色 环境 攻关 库 网络 中心 基地 园区 载体 活动 水平 力度 范围 规模 布局 结构
	转型 升级 转型升级 更新 改造 扩大 拓展 覆盖 衔接 对接 交流 参与 主体 多元 综合 专项 长效 工作机制 责任 考核 评价 宣传 培训 指导 解决 问题 问题解决
	新建 新增 覆盖率 达到 以上 农村 城区 开设 培养 目标 任务 完成 单位 学校
	乡镇 街道 基层 群众 公共 公共服务 等方面 方面 方式 通过 依托 围绕 结合 坚持 以及`

// common holds the pairs of characters of commonWords.
var common = func() map[int32]bool {
	set := map[int32]bool{}
	for w := range strings.FieldsSeq(commonWords) {
		for _, g := range bigrams([]rune(w)) {
			set[g] = true
		}
	}
	return set
}()

// commonByRune holds the common words under the character that they begin with.
var commonByRune = func() map[rune][][]rune {
	words := map[rune][][]rune{}
	for w := range strings.FieldsSeq(commonWords) {
		r := []rune(w)
		words[r[0]] = append(words[r[0]], r)
	}
	return words
}()

// contentBag is the bag of a clause's content. Where two common words meet, their ends make no pair: 设智 of 建设智慧.
func contentBag(content []rune) []int32 {
	owner := make([]int, len(content)) // which common word, from 1; 0 for none
	for i, n := 0, 0; i < len(content); {
		best := 0
		for _, w := range commonByRune[content[i]] {
			if len(w) > best && startsWith(content, i, string(w)) {
				best = len(w)
			}
		}
		if best == 0 {
			i++
			continue
		}
		n++
		for k := range best {
			owner[i+k] = n
		}
		i += best
	}
	apart := make([]rune, 0, len(content)+8)
	for i, r := range content {
		if i > 0 && owner[i] != owner[i-1] && owner[i] != 0 && owner[i-1] != 0 {
			apart = append(apart, gap)
		}
		apart = append(apart, r)
	}
	return bigrams(apart)
}

// commonWeight is what a common pair of characters counts, against the others.
const commonWeight = 0.25
