-- What measures answer. A record is given as the codes of its facts and of those not
-- known; what follows is set beside what should. Queries named "none" list what is
-- wrong: any row is a fault.
\pset null NULL

CREATE TEMP TABLE asked (place integer, measure text, expected text, facts text, unknown text);

-- met, unmet, untold (cannot tell), excluded, or none: not asked
INSERT INTO asked (place, measure, expected, facts, unknown) VALUES
	(1, 'rationale_given', 'met', 'kind_decision rationale_recorded', ''),
	(2, 'rationale_given', 'unmet', 'kind_decision', ''),
	(3, 'rationale_given', 'none', 'kind_visit', ''),
	(4, 'rationale_given', 'untold', 'kind_decision', 'rationale_recorded'),
	(5, 'rationale_given', 'met', 'kind_case_note decision_recorded rationale_recorded', ''),
	(6, 'rationale_given', 'none', 'kind_supervision subkind_personal decision_recorded', ''),
	(7, 'rationale_given', 'untold', 'kind_supervision decision_recorded', 'subkind_personal'),
	(8, 'options_weighed', 'met', 'kind_strategy_discussion options_considered', ''),
	(9, 'options_weighed', 'unmet', 'kind_strategy_discussion', ''),
	(10, 'options_weighed', 'none', 'kind_decision', ''),
	(11, 'options_weighed', 'untold', 'kind_strategy_discussion', 'options_considered'),
	(12, 'options_weighed', 'met', 'kind_decision decision_at_threshold options_considered', ''),
	(13, 'options_weighed', 'unmet', 'kind_decision decision_at_threshold', ''),
	(14, 'options_weighed', 'untold', 'kind_decision options_considered', 'decision_at_threshold'),
	(15, 'actions_clear', 'met', 'kind_plan actions_set', ''),
	(16, 'actions_clear', 'unmet', 'kind_plan', ''),
	(17, 'actions_clear', 'none', 'kind_visit', ''),
	(18, 'actions_clear', 'untold', 'kind_plan', 'actions_set'),
	(19, 'actions_clear', 'none', 'kind_supervision subkind_personal actions_set', ''),
	(20, 'actions_clear', 'unmet', 'kind_supervision', ''),
	(21, 'voice_heard', 'met', 'kind_visit age_under_18 age_under_12 child_voice', ''),
	(22, 'voice_heard', 'unmet', 'kind_visit age_under_18 age_under_12', ''),
	(23, 'voice_heard', 'none', 'kind_case_note age_under_18 age_under_12 child_voice', ''),
	(24, 'voice_heard', 'untold', 'kind_visit age_under_18 age_under_12', 'child_voice'),
	(25, 'voice_heard', 'excluded', 'kind_visit age_under_18 age_under_12 visit_no_access', ''),
	(26, 'voice_heard', 'unmet', 'kind_plan age_under_18 age_under_12 visit_no_access', ''),
	(27, 'voice_heard', 'excluded', 'kind_visit age_under_18 age_under_12 visit_cancelled', ''),
	(28, 'voice_heard', 'unmet', 'kind_plan age_under_18 age_under_12 visit_cancelled', ''),
	(29, 'voice_heard', 'excluded', 'kind_visit age_under_18 age_under_12 visit_adults_only', ''),
	(30, 'voice_heard', 'unmet', 'kind_plan age_under_18 age_under_12 visit_adults_only', ''),
	(31, 'voice_heard', 'excluded', 'kind_visit age_under_18 age_under_12 age_unborn', ''),
	(32, 'voice_heard', 'excluded', 'kind_visit child_voice', ''),
	(33, 'voice_heard', 'excluded', 'kind_plan age_under_18 age_under_12 age_unborn child_voice', ''),
	(34, 'voice_heard', 'untold', 'kind_visit age_under_18 age_under_12 child_voice', 'visit_no_access visit_cancelled'),
	(35, 'voice_heard', 'untold', 'kind_plan', 'age_under_18 age_unborn'),
	(36, 'voice_heard', 'excluded', 'kind_visit visit_no_access', 'age_under_18 age_unborn'),
	(37, 'daily_life', 'excluded', 'kind_visit age_under_18 age_under_12 visit_no_access', ''),
	(38, 'daily_life', 'excluded', 'kind_visit age_under_18 age_under_12 visit_cancelled', ''),
	(39, 'daily_life', 'excluded', 'kind_visit age_under_18 age_under_12 visit_adults_only', ''),
	(40, 'daily_life', 'excluded', 'kind_visit age_under_18 age_under_12 age_unborn', ''),
	(41, 'daily_life', 'met', 'kind_assessment age_under_18 age_under_12 lived_experience', ''),
	(42, 'daily_life', 'unmet', 'kind_assessment age_under_18 age_under_12', ''),
	(43, 'daily_life', 'none', 'kind_plan age_under_18 age_under_12', ''),
	(44, 'daily_life', 'untold', 'kind_assessment age_under_18 age_under_12', 'lived_experience'),
	(45, 'daily_life', 'excluded', 'kind_visit lived_experience', ''),
	(46, 'daily_life', 'untold', 'kind_visit age_under_18 age_under_12 lived_experience', 'visit_no_access'),
	(47, 'seen', 'excluded', 'kind_visit age_under_18 age_under_12 visit_no_access child_was_seen', ''),
	(48, 'seen', 'excluded', 'kind_visit age_under_18 age_under_12 visit_cancelled child_was_seen', ''),
	(49, 'seen', 'excluded', 'kind_visit age_under_18 age_under_12 visit_adults_only child_was_seen', ''),
	(50, 'seen', 'excluded', 'kind_visit age_under_18 age_under_12 age_unborn child_was_seen', ''),
	(51, 'seen', 'met', 'kind_visit age_under_18 age_under_12 child_was_seen', ''),
	(52, 'seen', 'unmet', 'kind_visit age_under_18 age_under_12', ''),
	(53, 'seen', 'none', 'kind_assessment age_under_18 age_under_12 child_was_seen', ''),
	(54, 'seen', 'untold', 'kind_visit age_under_18 age_under_12', 'child_was_seen'),
	(55, 'seen', 'excluded', 'kind_visit child_was_seen', ''),
	(56, 'seen', 'untold', 'kind_visit child_was_seen', 'age_under_18 age_unborn'),
	(57, 'seen', 'met', 'kind_visit age_under_18 age_under_12 child_was_seen seen_not_alone', ''),
	(58, 'voice_counts', 'met', 'kind_plan age_under_18 age_under_12 voice_in_plan', ''),
	(59, 'voice_counts', 'unmet', 'kind_plan age_under_18 age_under_12', ''),
	(60, 'voice_counts', 'none', 'kind_visit age_under_18 age_under_12', ''),
	(61, 'voice_counts', 'untold', 'kind_plan age_under_18 age_under_12', 'voice_in_plan'),
	(62, 'voice_counts', 'none', 'kind_plan age_under_18 age_under_12 age_under_5 age_under_4', ''),
	(63, 'voice_counts', 'unmet', 'kind_plan age_under_18 age_under_12 age_under_5 age_under_4 child_voice', ''),
	(64, 'voice_counts', 'met', 'kind_plan age_under_18 age_under_12 age_under_5 age_under_4 child_voice voice_in_plan', ''),
	(65, 'voice_counts', 'untold', 'kind_plan age_under_18 age_under_12 age_under_5 age_under_4', 'child_voice'),
	(66, 'voice_counts', 'excluded', 'kind_plan voice_in_plan', ''),
	(67, 'oversight_reasoned', 'met', 'kind_management_oversight decision_recorded rationale_recorded', ''),
	(68, 'oversight_reasoned', 'unmet', 'kind_management_oversight decision_recorded', ''),
	(69, 'oversight_reasoned', 'none', 'kind_management_oversight', ''),
	(70, 'oversight_reasoned', 'untold', 'kind_management_oversight decision_recorded', 'rationale_recorded'),
	(71, 'oversight_directs', 'met', 'kind_management_oversight actions_set', ''),
	(72, 'oversight_directs', 'unmet', 'kind_management_oversight', ''),
	(73, 'oversight_directs', 'none', 'kind_decision', ''),
	(74, 'oversight_directs', 'untold', 'kind_management_oversight', 'actions_set'),
	(75, 'oversight_directs', 'unmet', 'kind_management_oversight actions_set process_focus', ''),
	(76, 'oversight_directs', 'unmet', 'kind_management_oversight process_focus', 'actions_set'),
	(77, 'oversight_directs', 'untold', 'kind_management_oversight actions_set', 'process_focus'),
	(78, 'child_in_supervision', 'met', 'kind_supervision child_voice', ''),
	(79, 'child_in_supervision', 'met', 'kind_supervision lived_experience', ''),
	(80, 'child_in_supervision', 'met', 'kind_supervision voice_in_plan', ''),
	(81, 'child_in_supervision', 'unmet', 'kind_supervision', ''),
	(82, 'child_in_supervision', 'none', 'kind_supervision subkind_personal child_voice', ''),
	(83, 'child_in_supervision', 'untold', 'kind_supervision', 'child_voice lived_experience voice_in_plan'),
	(84, 'child_in_supervision', 'met', 'kind_supervision lived_experience', 'child_voice voice_in_plan'),
	(85, 'balanced', 'met', 'kind_review risk_identified strength_identified', ''),
	(86, 'balanced', 'unmet', 'kind_review risk_identified', ''),
	(87, 'balanced', 'unmet', 'kind_review strength_identified', ''),
	(88, 'balanced', 'none', 'kind_visit risk_identified strength_identified', ''),
	(89, 'balanced', 'untold', 'kind_review', 'risk_identified strength_identified'),
	(90, 'mitigated', 'met', 'kind_decision risk_identified mitigation_plan', ''),
	(91, 'mitigated', 'unmet', 'kind_decision risk_identified', ''),
	(92, 'mitigated', 'none', 'kind_decision mitigation_plan', ''),
	(93, 'mitigated', 'untold', 'kind_decision risk_identified', 'mitigation_plan'),
	(94, 'mitigated', 'untold', 'kind_decision mitigation_plan', 'risk_identified'),
	(95, 'proportionate', 'met', 'kind_decision decision_at_threshold least_intervention', ''),
	(96, 'proportionate', 'unmet', 'kind_strategy_discussion', ''),
	(97, 'proportionate', 'none', 'kind_decision', ''),
	(98, 'proportionate', 'untold', 'kind_decision', 'decision_at_threshold'),
	(99, 'family_heard', 'met', 'kind_visit family_views', ''),
	(100, 'family_heard', 'unmet', 'kind_visit', ''),
	(101, 'family_heard', 'none', 'kind_case_note', ''),
	(102, 'family_heard', 'untold', 'kind_visit', 'family_views'),
	(103, 'family_heard', 'excluded', 'kind_visit visit_no_access', ''),
	(104, 'family_heard', 'excluded', 'kind_visit visit_cancelled family_views', ''),
	(105, 'family_heard', 'met', 'kind_visit visit_adults_only family_views', ''),
	(106, 'family_heard', 'unmet', 'kind_meeting subkind_core_group', ''),
	(107, 'family_heard', 'met', 'kind_meeting subkind_conference family_views', ''),
	(108, 'family_heard', 'none', 'kind_meeting', ''),
	(109, 'family_heard', 'untold', 'kind_meeting', 'subkind_conference subkind_core_group'),
	(110, 'family_heard', 'untold', 'kind_visit family_views', 'visit_no_access visit_cancelled'),
	(111, 'network_used', 'met', 'kind_plan family_network', ''),
	(112, 'network_used', 'unmet', 'kind_plan', ''),
	(113, 'network_used', 'none', 'kind_decision', ''),
	(114, 'network_used', 'untold', 'kind_plan', 'family_network'),
	(115, 'network_used', 'unmet', 'kind_decision decision_on_care', ''),
	(116, 'network_used', 'untold', 'kind_decision family_network', 'decision_on_care'),
	(117, 'history_used', 'met', 'kind_assessment history_considered', ''),
	(118, 'history_used', 'unmet', 'kind_assessment', ''),
	(119, 'history_used', 'none', 'kind_plan', ''),
	(120, 'history_used', 'untold', 'kind_assessment', 'history_considered'),
	(121, 'circumstances_seen', 'met', 'kind_assessment poverty_context', ''),
	(122, 'circumstances_seen', 'unmet', 'kind_assessment', ''),
	(123, 'circumstances_seen', 'none', 'kind_review', ''),
	(124, 'circumstances_seen', 'untold', 'kind_assessment', 'poverty_context'),
	(125, 'identity', 'met', 'kind_review identity_considered', ''),
	(126, 'identity', 'unmet', 'kind_review', ''),
	(127, 'identity', 'none', 'kind_visit', ''),
	(128, 'identity', 'untold', 'kind_review', 'identity_considered'),
	(129, 'partners_in', 'met', 'kind_strategy_discussion multi_agency', ''),
	(130, 'partners_in', 'unmet', 'kind_strategy_discussion', ''),
	(131, 'partners_in', 'none', 'kind_meeting', ''),
	(132, 'partners_in', 'untold', 'kind_strategy_discussion', 'multi_agency'),
	(133, 'partners_in', 'met', 'kind_meeting subkind_core_group multi_agency', ''),
	(134, 'respectful', 'met', 'kind_visit', ''),
	(135, 'respectful', 'unmet', 'kind_other blaming_language', ''),
	(136, 'respectful', 'none', 'kind_supervision subkind_personal blaming_language', ''),
	(137, 'respectful', 'untold', 'kind_visit', 'blaming_language'),
	(138, 'rationale_in_time', 'met', 'kind_decision rationale_recorded recorded_on_time text_stood', ''),
	(139, 'rationale_in_time', 'unmet', 'kind_decision recorded_on_time text_stood', ''),
	(140, 'rationale_in_time', 'unmet', 'kind_decision rationale_recorded recorded_late', ''),
	(141, 'rationale_in_time', 'unmet', 'kind_decision rationale_recorded recorded_late', 'text_stood'),
	(142, 'rationale_in_time', 'unmet', 'kind_decision recorded_on_time rationale_recorded', ''),
	(143, 'rationale_in_time', 'untold', 'kind_decision rationale_recorded recorded_on_time text_changed_late', 'text_stood'),
	(144, 'rationale_in_time', 'untold', 'kind_decision recorded_on_time text_changed_late', 'text_stood'),
	(145, 'rationale_in_time', 'untold', 'kind_decision rationale_recorded', 'recorded_on_time recorded_late text_stood'),
	(146, 'rationale_in_time', 'untold', 'kind_decision', 'recorded_on_time recorded_late text_stood'),
	(147, 'rationale_in_time', 'untold', 'kind_decision recording_time_unknown', 'recorded_on_time recorded_late'),
	(148, 'rationale_in_time', 'none', 'kind_decision rationale_recorded', ''),
	(149, 'rationale_in_time', 'none', 'kind_visit recorded_on_time text_stood', ''),
	(150, 'rationale_in_time', 'met', 'kind_visit decision_recorded rationale_recorded recorded_on_time text_stood', ''),
	(151, 'right_level', 'met', 'kind_decision decision_delegated decided_at_level', ''),
	(152, 'right_level', 'unmet', 'kind_decision decision_delegated', ''),
	(153, 'right_level', 'none', 'kind_decision decided_at_level', ''),
	(154, 'right_level', 'untold', 'kind_decision decision_delegated', 'decided_at_level'),
	(155, 'right_level', 'unmet', 'kind_decision decision_delegated decided_below_level', ''),
	(156, 'right_level', 'unmet', 'kind_decision decision_delegated decided_above_level', ''),
	(157, 'right_level', 'untold', 'kind_decision decided_at_level', 'decision_delegated'),
	(158, 'right_level', 'met', 'kind_management_oversight decision_delegated decided_at_level', ''),
	(159, 'actions_done', 'met', 'kind_plan action_due actions_done_in_time', ''),
	(160, 'actions_done', 'unmet', 'kind_plan action_due', ''),
	(161, 'actions_done', 'none', 'kind_plan actions_done_in_time', ''),
	(162, 'actions_done', 'untold', 'kind_plan action_due', 'actions_done_in_time'),
	(163, 'actions_done', 'untold', 'kind_plan', 'action_due actions_done_in_time'),
	(164, 'participation', 'met', 'kind_review participation_shown', ''),
	(165, 'participation', 'unmet', 'kind_review participation_absent', ''),
	(166, 'participation', 'excluded', 'kind_review participation_not_asked', ''),
	(167, 'participation', 'none', 'kind_review', ''),
	(168, 'participation', 'none', 'kind_meeting participation_shown', ''),
	(169, 'participation', 'untold', 'kind_review', 'participation_shown participation_absent participation_not_asked'),
	(170, 'family_first', 'met', 'kind_review status_cla age_under_18 age_under_12 stay_with_family', ''),
	(171, 'family_first', 'unmet', 'kind_review status_cla age_under_18 age_under_12', ''),
	(172, 'family_first', 'none', 'kind_review age_under_18 age_under_12', ''),
	(173, 'family_first', 'untold', 'kind_review status_cla age_under_18 age_under_12', 'stay_with_family'),
	(174, 'family_first', 'excluded', 'kind_review status_cla age_under_18 age_under_12 permanence', ''),
	(175, 'family_first', 'met', 'kind_review status_cla age_under_18 age_under_12 permanence stay_with_family', ''),
	(176, 'family_first', 'excluded', 'kind_review status_cla stay_with_family', ''),
	(177, 'family_first', 'unmet', 'kind_decision decision_on_care age_under_18 age_under_12', ''),
	(178, 'family_first', 'untold', 'kind_decision stay_with_family age_under_18 age_under_12', 'decision_on_care'),
	(179, 'family_first', 'untold', 'kind_plan age_under_18 age_under_12', 'status_cla'),
	(180, 'family_first', 'met', 'kind_decision decision_on_care stay_with_family age_under_18 age_under_12', 'status_cla'),
	(181, 'family_first', 'untold', 'kind_plan status_cla age_under_18 age_under_12', 'permanence'),
	(182, 'family_first', 'met', 'kind_plan status_cla stay_with_family age_under_18 age_under_12', 'permanence'),
	(183, 'family_first', 'none', 'kind_visit status_cla age_under_18 age_under_12', ''),
	(184, 'permanence_planned', 'met', 'kind_plan second_review_or_later status_cla age_under_18 age_under_12 permanence', ''),
	(185, 'permanence_planned', 'unmet', 'kind_plan second_review_or_later status_cla age_under_18 age_under_12', ''),
	(186, 'permanence_planned', 'none', 'kind_plan status_cla permanence age_under_18 age_under_12', ''),
	(187, 'permanence_planned', 'untold', 'kind_plan second_review_or_later status_cla age_under_18 age_under_12', 'permanence'),
	(188, 'permanence_planned', 'excluded', 'kind_plan second_review_or_later permanence', ''),
	(189, 'permanence_planned', 'excluded', 'kind_plan second_review_or_later stay_with_family age_under_18 age_under_12', ''),
	(190, 'permanence_planned', 'met', 'kind_plan second_review_or_later permanence stay_with_family age_under_18 age_under_12', ''),
	(191, 'permanence_planned', 'untold', 'kind_plan permanence age_under_18 age_under_12', 'second_review_or_later'),
	(192, 'plain', 'met', 'kind_plan reads_plainly', ''),
	(193, 'plain', 'unmet', 'kind_plan', ''),
	(194, 'plain', 'none', 'kind_case_note reads_plainly', ''),
	(195, 'plain', 'untold', 'kind_plan', 'reads_plainly'),
	(196, 'plain', 'unmet', 'kind_other subkind_letter', ''),
	(197, 'plain', 'none', 'kind_other', ''),
	(198, 'plain', 'untold', 'kind_other reads_plainly', 'subkind_letter'),
	(199, 'in_time', 'met', 'kind_visit recorded_on_time', ''),
	(200, 'in_time', 'unmet', 'kind_visit recorded_late', ''),
	(201, 'in_time', 'none', 'kind_visit', ''),
	(202, 'in_time', 'untold', 'kind_visit recording_time_unknown', 'recorded_on_time recorded_late'),
	(203, 'consistent', 'met', 'kind_visit flag_given', ''),
	(204, 'consistent', 'unmet', 'kind_visit flag_given flag_contradicts_text', ''),
	(205, 'consistent', 'none', 'kind_visit flag_contradicts_text', ''),
	(206, 'consistent', 'untold', 'kind_visit flag_given', 'flag_contradicts_text'),
	(207, 'own_words', 'met', 'kind_visit child_was_seen age_under_18 age_under_12 child_words', ''),
	(208, 'own_words', 'unmet', 'kind_visit child_was_seen age_under_18 age_under_12', ''),
	(209, 'own_words', 'none', 'kind_visit child_was_seen age_under_18 age_under_12 age_under_5 age_under_4', ''),
	(210, 'own_words', 'untold', 'kind_visit child_was_seen age_under_18 age_under_12', 'child_words'),
	(211, 'own_words', 'none', 'kind_visit age_under_18 age_under_12', ''),
	(212, 'fresh', 'met', 'kind_visit partly_copied', ''),
	(213, 'fresh', 'unmet', 'kind_visit copied_forward', ''),
	(214, 'fresh', 'none', 'kind_supervision subkind_personal copied_forward', ''),
	(215, 'fresh', 'untold', 'kind_visit', 'copied_forward'),
	(216, 'partners_challenge', 'met', 'kind_meeting challenge multi_agency actions_set', ''),
	(217, 'partners_challenge', 'unmet', 'kind_meeting challenge multi_agency', ''),
	(218, 'partners_challenge', 'none', 'kind_meeting challenge actions_set', ''),
	(219, 'partners_challenge', 'untold', 'kind_meeting', 'challenge multi_agency'),
	(220, 'beyond_process', 'met', 'kind_supervision', ''),
	(221, 'beyond_process', 'unmet', 'kind_management_oversight process_focus', ''),
	(222, 'beyond_process', 'none', 'kind_visit process_focus', ''),
	(223, 'beyond_process', 'untold', 'kind_supervision', 'process_focus'),
	(224, 'reflective', 'met', 'kind_supervision reflection', ''),
	(225, 'reflective', 'unmet', 'kind_supervision', ''),
	(226, 'reflective', 'none', 'kind_supervision subkind_personal reflection', ''),
	(227, 'reflective', 'untold', 'kind_supervision', 'reflection'),
	(228, 'reflective', 'met', 'kind_supervision subkind_group reflection', ''),
	(229, 'challenging', 'met', 'kind_supervision challenge', ''),
	(230, 'challenging', 'unmet', 'kind_supervision', ''),
	(231, 'challenging', 'none', 'kind_supervision subkind_personal challenge', ''),
	(232, 'challenging', 'untold', 'kind_supervision', 'challenge'),
	(233, 'challenging', 'met', 'kind_supervision subkind_group challenge', ''),
	(234, 'recognises', 'met', 'kind_supervision good_practice', ''),
	(235, 'recognises', 'unmet', 'kind_supervision', ''),
	(236, 'recognises', 'none', 'kind_supervision subkind_personal good_practice', ''),
	(237, 'recognises', 'untold', 'kind_supervision', 'good_practice'),
	(238, 'recognises', 'met', 'kind_supervision subkind_group good_practice', ''),
	(239, 'evidence_used', 'met', 'kind_supervision evidence_informed', ''),
	(240, 'evidence_used', 'unmet', 'kind_supervision', ''),
	(241, 'evidence_used', 'none', 'kind_supervision subkind_personal evidence_informed', ''),
	(242, 'evidence_used', 'untold', 'kind_supervision', 'evidence_informed'),
	(243, 'evidence_used', 'met', 'kind_supervision subkind_group evidence_informed', ''),
	(244, 'actions_followed_up', 'met', 'kind_supervision actions_reviewed', ''),
	(245, 'actions_followed_up', 'unmet', 'kind_supervision', ''),
	(246, 'actions_followed_up', 'none', 'kind_supervision subkind_personal actions_reviewed', ''),
	(247, 'actions_followed_up', 'untold', 'kind_supervision', 'actions_reviewed'),
	(248, 'actions_followed_up', 'met', 'kind_supervision subkind_group actions_reviewed', ''),
	(249, 'caring', 'met', 'kind_supervision subkind_personal staff_wellbeing', ''),
	(250, 'caring', 'unmet', 'kind_supervision subkind_personal', ''),
	(251, 'caring', 'none', 'kind_visit staff_wellbeing', ''),
	(252, 'caring', 'untold', 'kind_supervision subkind_personal', 'staff_wellbeing'),
	(253, 'developing', 'met', 'kind_supervision subkind_personal development', ''),
	(254, 'developing', 'unmet', 'kind_supervision subkind_personal', ''),
	(255, 'developing', 'none', 'kind_visit development', ''),
	(256, 'developing', 'untold', 'kind_supervision subkind_personal', 'development'),
	(257, 'bias_aware', 'met', 'kind_supervision subkind_personal bias_examined', ''),
	(258, 'bias_aware', 'unmet', 'kind_supervision subkind_personal', ''),
	(259, 'bias_aware', 'none', 'kind_visit bias_examined', ''),
	(260, 'bias_aware', 'untold', 'kind_supervision subkind_personal', 'bias_examined'),
	(261, 'explained', 'met', 'kind_visit age_under_18 age_under_12 explained_to_child', ''),
	(262, 'explained', 'unmet', 'kind_visit age_under_18 age_under_12', ''),
	(263, 'explained', 'none', 'kind_visit explained_to_child age_under_18 age_under_12 age_under_5 age_under_4', ''),
	(264, 'explained', 'untold', 'kind_visit age_under_18 age_under_12', 'explained_to_child'),
	(265, 'explained', 'none', 'kind_visit age_under_18 age_under_12 visit_no_access', ''),
	(266, 'explained', 'none', 'kind_visit age_under_18 age_under_12 visit_cancelled', ''),
	(267, 'explained', 'none', 'kind_visit age_under_18 age_under_12 visit_adults_only', ''),
	(268, 'seen_alone', 'none', 'kind_visit age_under_18 age_under_12 visit_no_access', ''),
	(269, 'seen_alone', 'none', 'kind_visit age_under_18 age_under_12 visit_cancelled', ''),
	(270, 'seen_alone', 'none', 'kind_visit age_under_18 age_under_12 visit_adults_only', ''),
	(271, 'seen_alone', 'met', 'kind_visit age_under_18 age_under_12 child_was_seen_alone', ''),
	(272, 'seen_alone', 'unmet', 'kind_visit age_under_18 age_under_12', ''),
	(273, 'seen_alone', 'none', 'kind_visit child_was_seen_alone', ''),
	(274, 'seen_alone', 'untold', 'kind_visit age_under_18 age_under_12', 'child_was_seen_alone'),
	(275, 'seen_alone', 'excluded', 'kind_visit age_under_18 age_under_12 alone_refused', ''),
	(276, 'seen_alone', 'excluded', 'kind_visit age_under_18 age_under_12 alone_not_appropriate', ''),
	(277, 'seen_alone', 'excluded', 'kind_visit age_under_18 age_under_12 alone_unable', ''),
	(278, 'seen_alone', 'met', 'kind_visit age_under_18 age_under_12 child_was_seen_alone alone_refused', ''),
	(279, 'seen_alone', 'none', 'kind_visit age_under_18 age_under_12 age_under_5 age_under_4', ''),
	(280, 'stable_worker', 'met', 'status_open', ''),
	(281, 'stable_worker', 'none', 'kind_visit', ''),
	(282, 'stable_worker', 'untold', 'kind_visit', 'status_open');

CREATE FUNCTION pg_temp.ids(codes text) RETURNS smallint[] LANGUAGE sql STABLE AS $$
	SELECT coalesce(array_agg(fact_id ORDER BY fact_id), '{}')::smallint[]
	FROM pledge.fact
	WHERE code = ANY (string_to_array(codes, ' '));
$$;

-- none: a code that is no fact, or a measure that is none
SELECT place, named.code
FROM asked, string_to_table(concat_ws(' ', facts, unknown), ' ') AS named (code)
WHERE named.code <> '' AND NOT EXISTS (SELECT FROM pledge.fact WHERE fact.code = named.code)
UNION ALL
SELECT place, measure FROM asked WHERE NOT EXISTS (SELECT FROM pledge.measure WHERE measure.code = asked.measure);

CREATE TEMP TABLE answered AS
SELECT asked.*, measure.grain, measure.excluded_when, measure.excepted_when,
	CASE WHEN measure.measure_id = ANY (outcome.met) THEN 'met'
		 WHEN measure.measure_id = ANY (outcome.unmet) THEN 'unmet'
		 WHEN measure.measure_id = ANY (outcome.untold) THEN 'untold'
		 WHEN measure.measure_id = ANY (outcome.excluded) THEN 'excluded'
		 ELSE 'none' END AS outcome
FROM asked
JOIN pledge.measure ON measure.code = asked.measure
CROSS JOIN LATERAL (
	SELECT * FROM pledge.measure_outcomes(pg_temp.ids(asked.facts), pg_temp.ids(asked.unknown), 1) WHERE measure.grain = 'record'
	UNION ALL
	SELECT * FROM pledge.window_answers(pg_temp.ids(asked.facts), pg_temp.ids(asked.unknown), 1) WHERE measure.grain = 'window') AS outcome;

-- none: an answer that is not the one expected
SELECT place, measure, facts, unknown, expected, outcome
FROM answered
WHERE outcome <> expected
ORDER BY place;

-- none: a measure without an example of each answer that it can give. What is
-- excluded and what is excepted are two.
SELECT measure.code, wanted.outcome
FROM pledge.measure
CROSS JOIN LATERAL (VALUES ('met', true), ('unmet', measure.code <> 'stable_worker'), ('untold', true), ('none', true),
	('excluded', measure.excluded_when IS NOT NULL), ('excepted', measure.excepted_when IS NOT NULL)) AS wanted (outcome, can_be)
WHERE measure.grain IN ('record', 'window') AND wanted.can_be
	AND NOT EXISTS (
		SELECT
		FROM answered
		WHERE answered.measure = measure.code
			AND CASE wanted.outcome
				WHEN 'excluded' THEN answered.outcome = 'excluded' AND answered.facts::tsvector @@ measure.excluded_when
				WHEN 'excepted' THEN answered.outcome = 'excluded' AND (answered.facts::tsvector @@ measure.excluded_when) IS NOT TRUE
				ELSE answered.outcome = wanted.outcome END)
ORDER BY measure.code, wanted.outcome;

-- How many examples there are of each answer
SELECT grain, outcome, count(*) FROM answered GROUP BY grain, outcome ORDER BY grain, outcome;

-- A slow oracle: SQL's own three values, from the text of the conditions
CREATE FUNCTION pg_temp.truth(query tsquery, facts text[], unknown text[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
	expression text := query::text;
	code text;
	result boolean;
BEGIN
	FOR code IN SELECT DISTINCT piece.part[1] FROM regexp_matches(query::text, '''([^'']*)''', 'g') AS piece (part) LOOP
		expression := replace(expression, quote_literal(code),
			CASE WHEN code = ANY (facts) THEN 'true' WHEN code = ANY (unknown) THEN 'NULL::boolean' ELSE 'false' END);
	END LOOP;
	expression := replace(replace(replace(expression, '!', ' NOT '), '&', ' AND '), '|', ' OR ');
	EXECUTE 'SELECT ' || expression INTO result;
	RETURN result;
END;
$$;

CREATE FUNCTION pg_temp.outcome(measure pledge.measure, facts text[], unknown text[]) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT CASE
		WHEN NOT applies THEN 'none'
		WHEN applies IS NULL OR excluded IS NULL THEN 'untold'
		WHEN excluded THEN 'excluded'
		WHEN met THEN 'met'
		WHEN met IS NULL OR excepted IS NULL THEN 'untold'
		WHEN excepted THEN 'excluded'
		ELSE 'unmet' END
	FROM (SELECT pg_temp.truth(measure.applies_to, facts, unknown) AS applies,
			CASE WHEN measure.excluded_when IS NULL THEN false ELSE pg_temp.truth(measure.excluded_when, facts, unknown) END AS excluded,
			pg_temp.truth(measure.met_when, facts, unknown) AS met,
			CASE WHEN measure.excepted_when IS NULL THEN false ELSE pg_temp.truth(measure.excepted_when, facts, unknown) END AS excepted) AS said;
$$;

-- none: random facts of which the two say different things. The seed is another at
-- each run; a difference names it, and the record.
SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS seed \gset
CREATE TEMP TABLE drawn AS
SELECT record.number,
	coalesce(array_agg(fact.code::text) FILTER (WHERE draw.lot < 35), '{}') AS facts,
	coalesce(array_agg(fact.code::text) FILTER (WHERE draw.lot >= 35 AND draw.lot < 35 + record.number % 3 * 10), '{}') AS unknown
FROM generate_series(1, 40) AS record (number)
CROSS JOIN pledge.fact
CROSS JOIN LATERAL (SELECT abs(hashtextextended(fact.code || record.number, :seed) % 100) AS lot) AS draw
GROUP BY record.number;

WITH compared AS (
	SELECT drawn.number, measure.code, drawn.facts, drawn.unknown,
		pg_temp.outcome(measure, drawn.facts, drawn.unknown) AS oracle,
		CASE WHEN measure.measure_id = ANY (outcome.met) THEN 'met'
			 WHEN measure.measure_id = ANY (outcome.unmet) THEN 'unmet'
			 WHEN measure.measure_id = ANY (outcome.untold) THEN 'untold'
			 WHEN measure.measure_id = ANY (outcome.excluded) THEN 'excluded'
			 ELSE 'none' END AS outcome
	FROM drawn
	CROSS JOIN pledge.measure
	CROSS JOIN LATERAL (SELECT pg_temp.ids(array_to_string(drawn.facts, ' ')) AS facts, pg_temp.ids(array_to_string(drawn.unknown, ' ')) AS unknown) AS ids
	CROSS JOIN LATERAL (
		SELECT * FROM pledge.measure_outcomes(ids.facts, ids.unknown, 1) WHERE measure.grain = 'record'
		UNION ALL
		SELECT * FROM pledge.window_answers(ids.facts, ids.unknown, 1) WHERE measure.grain = 'window') AS outcome
)
SELECT :seed AS seed, number, code, oracle, outcome, facts, unknown
FROM compared
WHERE oracle IS DISTINCT FROM outcome
ORDER BY number, code
LIMIT 10;

-- none: a measure that turns what is not mapped into a pass or a fail. Each record has
-- one kind and is complete; then one column of the host, or its text, is taken away.
-- Where a measure came to met and to not met before, what can still be told must not
-- be the one alone. Drawn by the same seed.
CREATE TEMP TABLE complete AS
SELECT record.number,
	array_agg(fact.fact_id ORDER BY fact.fact_id) FILTER (WHERE fact.code = kind.code OR fact.code !~ '^kind_' AND draw.lot < 50) AS facts
FROM generate_series(1, 2200) AS record (number)
JOIN (SELECT code, row_number() OVER (ORDER BY fact_id) AS place FROM pledge.fact WHERE code ~ '^kind_') AS kind
	ON kind.place = record.number % 11 + 1
CROSS JOIN pledge.fact
CROSS JOIN LATERAL (SELECT abs(hashtextextended(fact.code || -record.number, :seed) % 100) AS lot) AS draw
GROUP BY record.number;

CREATE TEMP TABLE told AS
SELECT missing.name, answer.measure_id, answer.outcome, count(*)
FROM (
	SELECT part.name, coalesce(array_agg(fact.fact_id) FILTER (WHERE fact.code ~ part.codes OR fact.detector = part.detector), '{}') AS ids
	FROM (VALUES ('nothing', '^$', NULL), ('visit_outcome', '^visit_(no_access|cancelled)', NULL), ('date_of_birth', '^age_', NULL),
		('subkind', '^subkind_', NULL), ('recorded_at', '^(recorded_|text_stood)', NULL), ('decided_by_key', '^decided_', NULL),
		('decision_type', '^decision_(delegated|at_threshold|on_care)', NULL), ('period', '^(status_|second_review)', NULL),
		('participation_code', '^participation_', NULL), ('action', '^action(_due|s_done|s_owned)', NULL), ('boxes', '_field$|^flag_', NULL),
		('text', '^(child_was_|flag_contradicts|seen_not_alone|copied_|partly_|reads_)', 'text'),
		('name of the child', '^(child_|lived_|voice_in|explained_|identity_|flag_contradicts|seen_not_alone)', NULL)) AS part (name, codes, detector)
	CROSS JOIN pledge.fact
	GROUP BY part.name) AS missing
CROSS JOIN complete
CROSS JOIN LATERAL pledge.measure_outcomes(
	ARRAY(SELECT id FROM unnest(complete.facts) AS id WHERE id <> ALL (missing.ids)), missing.ids, 1) AS outcome
CROSS JOIN LATERAL (
	SELECT unnest(outcome.met) AS measure_id, 'met' AS outcome
	UNION ALL SELECT unnest(outcome.unmet), 'unmet') AS answer
GROUP BY missing.name, answer.measure_id, answer.outcome;

-- Where the one answer keeps its share, so many of the other would be left that none
-- at all is no chance.
SELECT :seed AS seed, measure.code, part.name AS missing, part.met, part.unmet, whole.met AS met_before, whole.unmet AS unmet_before
FROM (SELECT name, measure_id, coalesce(sum(count) FILTER (WHERE outcome = 'met'), 0) AS met,
		coalesce(sum(count) FILTER (WHERE outcome = 'unmet'), 0) AS unmet FROM told GROUP BY name, measure_id) AS part
JOIN (SELECT measure_id, coalesce(sum(count) FILTER (WHERE outcome = 'met'), 0) AS met,
		coalesce(sum(count) FILTER (WHERE outcome = 'unmet'), 0) AS unmet FROM told WHERE name = 'nothing' GROUP BY measure_id) AS whole
	USING (measure_id)
JOIN pledge.measure USING (measure_id)
WHERE part.met = 0 AND part.unmet * whole.met >= 9 * whole.unmet
	OR part.unmet = 0 AND part.met * whole.unmet >= 9 * whole.met
ORDER BY measure.code, part.name;

-- Each measure is in one array at most, in order; record and window measures are apart,
-- and those of cases in neither
SELECT bool_and(cardinality(pile.ids) = (SELECT count(DISTINCT id) FROM unnest(pile.ids) AS id)) AS once,
	bool_and(outcome.met = ARRAY(SELECT id FROM unnest(outcome.met) AS id ORDER BY id)) AS in_order,
	bool_and(pile.ids <@ ARRAY(SELECT measure_id FROM pledge.measure WHERE grain = outcome.grain)) AS of_grain
FROM drawn
CROSS JOIN LATERAL (SELECT pg_temp.ids(array_to_string(drawn.facts, ' ')) AS facts, pg_temp.ids(array_to_string(drawn.unknown, ' ')) AS unknown) AS ids
CROSS JOIN LATERAL (
	SELECT 'record' AS grain, record.* FROM pledge.measure_outcomes(ids.facts, ids.unknown, 1) AS record
	UNION ALL
	SELECT 'window', answer.* FROM pledge.window_answers(ids.facts, ids.unknown, 1) AS answer) AS outcome
CROSS JOIN LATERAL (SELECT outcome.met || outcome.unmet || outcome.untold || outcome.excluded AS ids) AS pile;

-- Nulls, and what is in both lists or no fact at all
SELECT pledge.measure_outcomes(NULL, '{}', 1) IS NULL AS no_facts, pledge.measure_outcomes('{}', NULL, 1) IS NULL AS no_unknown,
	pledge.window_answers('{}', '{}', NULL) IS NULL AS no_edition;
SELECT * FROM pledge.measure_outcomes('{}', '{}', 1);
SELECT * FROM pledge.window_answers('{103,15}', '{103,15,-7,32000}', 1);
\set VERBOSITY terse
SELECT pledge.window_answers('{1,NULL}', '{}', 1);
SELECT pledge.window_answers('{1}', '{}', 4711);
\set VERBOSITY default

-- The arithmetic: 6 asked, of which one is excluded though it meets the measure, 2 more
-- meet it, and one that misses it is excepted: 2 of 4. One does not apply, of one it
-- cannot be told.
CREATE TEMP TABLE six AS
SELECT record.number, outcome.*
FROM (VALUES
	(1, 'kind_plan status_cla stay_with_family', ''),
	(2, 'kind_plan status_cla age_under_18 stay_with_family', ''),
	(3, 'kind_plan status_cla age_under_18 stay_with_family permanence', ''),
	(4, 'kind_plan status_cla age_under_18 permanence', ''),
	(5, 'kind_plan status_cla age_under_18', ''),
	(6, 'kind_plan status_cla age_under_18', ''),
	(7, 'kind_plan age_under_18', ''),
	(8, 'kind_plan age_under_18', 'status_cla')
) AS record (number, facts, unknown)
CROSS JOIN LATERAL pledge.measure_outcomes(pg_temp.ids(record.facts), pg_temp.ids(record.unknown), 1) AS outcome;

SELECT counted.met, counted.eligible, counted.untold, counted.excluded, counted.met::numeric / counted.eligible AS rate
FROM (SELECT pledge.outcome_count(met, unmet, untold, excluded) AS counts FROM six) AS six,
	pledge.outcome_count_rows(six.counts) AS counted
WHERE counted.measure_id = (SELECT measure_id FROM pledge.measure WHERE code = 'family_first');

-- Without the fourth array exclusions count as nought, and all else is the same; two
-- halves combine to the whole
SELECT bool_and((three.met, three.eligible, three.untold, three.excluded) = (four.met, four.eligible, four.untold, 0)) AS three_is_four
FROM (SELECT pledge.outcome_count(met, unmet, untold) AS three, pledge.outcome_count(met, unmet, untold, excluded) AS four FROM six) AS six,
	pledge.outcome_count_rows(six.three) AS three
JOIN pledge.outcome_count_rows(six.four) AS four ON four.measure_id = three.measure_id;
SELECT pledge.outcome_sum(half.counts) = (SELECT pledge.outcome_count(met, unmet, untold, excluded) FROM six) AS halves_add_up
FROM (SELECT pledge.outcome_count(met, unmet, untold, excluded) AS counts FROM six GROUP BY number % 2) AS half;

-- Null arrays count nothing; only excluded gives no rate and no score
SELECT pledge.outcome_count(NULL, NULL, NULL, NULL) AS nothing, pledge.outcome_count('{2}', NULL, '{1}', '{3}') AS some;
SELECT counted.*, score.measures_told, score.score
FROM (SELECT pledge.outcome_count('{}', '{}', '{}', '{25}') AS counts) AS one,
	pledge.outcome_count_rows(one.counts) AS counted,
	pledge.commitment_scores(one.counts, 1) AS score
JOIN pledge.commitment ON commitment.commitment_id = score.commitment_id AND commitment.code = 'SL-02';

-- Why a record was taken out: what was found, in the words of the measure
\pset format unaligned
SELECT pledge.outcome_reason('excluded', record.kind, pg_temp.ids(record.facts), pg_temp.ids(record.unknown), applies_to, met_when,
	excluded_when, exclusion_reason, excepted_when, exception_reason)
FROM (VALUES
	(1, 'voice_heard', 'visit', 'kind_visit visit_no_access', 'age_unborn age_under_18'),
	(2, 'family_first', 'plan', 'kind_plan status_cla age_under_18 permanence', ''),
	(3, 'family_first', 'plan', 'kind_plan status_cla permanence', ''),
	(4, 'participation', 'review', 'kind_review participation_not_asked', '')) AS record (place, code, kind, facts, unknown)
JOIN pledge.measure USING (code)
ORDER BY record.place;
\pset format aligned
SELECT pledge.outcome_reason('cannot tell', 'visit', pg_temp.ids('kind_visit'), pg_temp.ids('visit_no_access age_under_18'),
	applies_to, met_when, excluded_when, exclusion_reason, excepted_when, exception_reason)
FROM pledge.measure WHERE code = 'voice_heard';

-- The tables refuse what has no reason or no window
\set VERBOSITY terse
INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when, excluded_when, origin)
VALUES (16384, 'own', 'Title', 'Question', 'record', 'Population', 'kind_visit', 'child_voice', 'age_unborn', 'local');
INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when, excepted_when, origin)
VALUES (16384, 'own', 'Title', 'Question', 'record', 'Population', 'kind_visit', 'child_voice', 'age_unborn', 'local');
INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when, excluded_when, exclusion_reason, origin)
VALUES (16384, 'own', 'Title', 'Question', 'record', 'Population', 'kind_visit', 'child_voice', '', 'Reason', 'local');
INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when, origin)
VALUES (16384, 'own', 'Title', 'Question', 'window', 'Population', 'kind_visit', 'child_voice', 'local');
INSERT INTO pledge.measure (measure_id, code, title, question, grain, window_of, population, applies_to, met_when, origin)
VALUES (16384, 'own', 'Title', 'Question', 'record', 'child_year', 'Population', 'kind_visit', 'child_voice', 'local');
INSERT INTO pledge.measure (measure_id, code, title, question, grain, window_of, population, applies_to, met_when, origin)
VALUES (16384, 'own', 'Title', 'Question', 'window', 'decade', 'Population', 'kind_visit', 'child_voice', 'local');

-- An edition is published with the exclusions of a local measure, or not at all
BEGIN;
INSERT INTO pledge.measure (measure_id, code, title, question, grain, population, applies_to, met_when,
	excluded_when, exclusion_reason, excepted_when, exception_reason, origin)
VALUES (16384, 'own', 'Title', 'Question', 'record', 'Population', 'kind_visit', 'child_voice',
	'age_unborn', 'Not born.', 'visit_no_access', 'Nobody in.', 'local');
SELECT pledge.publish_ruleset('with a measure of our own') AS edition \gset
SELECT excluded_when, exclusion_reason, excepted_when, exception_reason, window_of FROM pledge.ruleset_measure
WHERE edition = :edition AND code IN ('own', 'seen_alone') ORDER BY code;
SELECT bool_and(16384 = ANY (CASE record.expected WHEN 'met' THEN outcome.met WHEN 'unmet' THEN outcome.unmet
	WHEN 'untold' THEN outcome.untold ELSE outcome.excluded END)) AS as_expected
FROM (VALUES ('met', 'kind_visit child_voice', ''), ('met', 'kind_visit child_voice visit_no_access', ''), ('unmet', 'kind_visit', ''),
	('excluded', 'kind_visit child_voice age_unborn', ''), ('excluded', 'kind_visit visit_no_access', ''),
	('untold', 'kind_visit child_voice', 'age_unborn'), ('untold', 'kind_visit', 'visit_no_access'),
	('met', 'kind_visit child_voice', 'visit_no_access')) AS record (expected, facts, unknown),
	pledge.measure_outcomes(pg_temp.ids(record.facts), pg_temp.ids(record.unknown), :edition) AS outcome;
UPDATE pledge.measure SET excepted_when = 'no_such_fact' WHERE code = 'own';
SAVEPOINT before;
SELECT pledge.publish_ruleset('with a fact that is none');
ROLLBACK TO before;
UPDATE pledge.measure SET excepted_when = NULL, exception_reason = NULL, excluded_when = 'age_unborn <-> kind_visit' WHERE code = 'own';
SELECT pledge.publish_ruleset('with neighbours');
ROLLBACK;
\set VERBOSITY default

-- none: a measure of cases or windows whose conditions name what no record can show
SELECT measure.code
FROM pledge.measure
WHERE measure.grain IN ('window', 'case')
	AND (numnode(measure.applies_to) = 0 OR numnode(measure.met_when) = 0
		OR (measure.grain = 'case' AND measure.applies_to::text !~ '''status_'))
ORDER BY measure.code;

-- none: a prompt that counts in a score or speaks for a commitment
SELECT measure.code
FROM pledge.measure
LEFT JOIN pledge.commitment_measure AS link USING (measure_id)
WHERE measure.measure_id BETWEEN 90 AND 99 AND (measure.in_score OR link.measure_id IS NOT NULL OR measure.grain <> 'record');
